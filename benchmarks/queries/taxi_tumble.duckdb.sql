SELECT date_trunc('hour', tpep_pickup_datetime) AS from_time, payment_type,
  COUNT(*) AS trips, SUM(passenger_count) AS passengers, AVG(trip_distance) AS mean_distance
FROM taxi
WHERE payment_type IS NOT NULL
GROUP BY ALL
