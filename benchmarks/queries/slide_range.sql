-- For each trip, the mean fare of its zone over the minute before.
--: sources trips
--: formats json csv
SELECT STREAM trip_id, zone,
  AVG(total_amount) OVER (PARTITION BY zone RANGE INTERVAL '1' MINUTE PRECEDING) AS mean_amount
FROM trips
