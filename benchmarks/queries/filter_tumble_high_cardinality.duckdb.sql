SELECT date_trunc('minute', pickup_datetime) AS from_time, medallion, COUNT(*) AS trips,
  SUM(total_amount) AS total_amount
FROM trips
WHERE passenger_count > 1
GROUP BY ALL
