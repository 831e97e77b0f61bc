-- Payments meet their trips of the minute before: one payment in a hundred has one.
--: sources trips payments
--: formats json csv
SELECT STREAM trips.trip_id, trips.zone, payments.amount
FROM trips OVER (RANGE INTERVAL '1' MINUTE PRECEDING)
JOIN payments ON trips.trip_id = payments.trip_id
