-- trip_id BIGINT, total_amount DOUBLE
SELECT trip_id, total_amount FROM trips
