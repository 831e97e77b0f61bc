-- For each trip, the mean fare of its zone over the hundred trips before it and itself.
--: sources trips
--: formats json csv
SELECT STREAM trip_id, zone,
  AVG(total_amount) OVER (PARTITION BY zone ROWS 100 PRECEDING) AS mean_amount
FROM trips
