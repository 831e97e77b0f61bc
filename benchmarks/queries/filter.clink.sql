-- trip_id BIGINT, pickup_datetime TIMESTAMP(3), trip_distance DOUBLE, total_amount DOUBLE
SELECT trip_id, pickup_datetime, trip_distance, total_amount
FROM trips
WHERE trip_distance > 18 AND total_amount > 30
