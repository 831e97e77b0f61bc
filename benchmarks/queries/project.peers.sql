SELECT trip_id, total_amount FROM trips
