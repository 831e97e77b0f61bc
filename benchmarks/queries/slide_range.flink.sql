SELECT trip_id, zone, AVG(total_amount) OVER (PARTITION BY zone ORDER BY pickup_datetime
  RANGE BETWEEN INTERVAL '1' MINUTE PRECEDING AND CURRENT ROW) AS mean_amount
FROM trips
