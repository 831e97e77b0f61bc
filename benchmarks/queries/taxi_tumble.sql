-- Trips of each hour and kind of payment, from 19 columns as the TLC publishes them (a few lines are cut off).
--: sources taxi
--: formats csv
SELECT STREAM STEP(taxi.ROWTIME BY INTERVAL '1' HOUR) AS from_time, payment_type,
  COUNT(*) AS trips, SUM(passenger_count) AS passengers, AVG(trip_distance) AS mean_distance
FROM taxi
WHERE payment_type IS NOT NULL
GROUP BY payment_type, STEP(taxi.ROWTIME BY INTERVAL '1' HOUR)
