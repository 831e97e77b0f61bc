SELECT window_start AS from_time, medallion, COUNT(*) AS trips, SUM(total_amount) AS total_amount
FROM TABLE(TUMBLE(TABLE trips, DESCRIPTOR(pickup_datetime), INTERVAL '1' MINUTE))
WHERE passenger_count > 1
GROUP BY window_start, window_end, medallion
