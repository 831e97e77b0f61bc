-- Two of the 13 columns.
--: sources trips
--: formats json csv
--: delay
SELECT STREAM trip_id, total_amount FROM trips
