-- Every row as it came.
--: sources trips
--: formats json csv
SELECT STREAM * FROM trips
