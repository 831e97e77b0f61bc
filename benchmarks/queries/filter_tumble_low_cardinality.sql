-- Trips of each minute from each of 300 zones, where somebody shared the taxi.
--: sources trips
--: formats json csv
SELECT STREAM STEP(trips.ROWTIME BY INTERVAL '1' MINUTE) AS from_time, zone, COUNT(*) AS trips,
  SUM(total_amount) AS total_amount
FROM trips
WHERE passenger_count > 1
GROUP BY zone, STEP(trips.ROWTIME BY INTERVAL '1' MINUTE)
