-- Long and dear trips, two in a hundred.
--: sources trips
--: formats json csv
SELECT STREAM trip_id, pickup_datetime, trip_distance, total_amount
FROM trips
WHERE trip_distance > 18 AND total_amount > 30
