-- Trips of each minute with each of 100,000 taxis, where somebody shared it.
--: sources trips
--: formats json csv
SELECT STREAM STEP(trips.ROWTIME BY INTERVAL '1' MINUTE) AS from_time, medallion,
  COUNT(*) AS trips, SUM(total_amount) AS total_amount
FROM trips
WHERE passenger_count > 1
GROUP BY medallion, STEP(trips.ROWTIME BY INTERVAL '1' MINUTE)
