SELECT trip_id, zone, AVG(total_amount) OVER (PARTITION BY zone ORDER BY pickup_datetime
  ROWS BETWEEN 100 PRECEDING AND CURRENT ROW) AS mean_amount
FROM trips
