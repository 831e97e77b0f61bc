-- Trips of each taxi over ten seconds that begin with its first trip.
--: sources trips
--: formats json csv
SELECT STREAM zone, COUNT(*) AS trips, MAX(trip_id) AS last_trip
FROM trips
WINDOWED BY STAGGER (PARTITION BY zone RANGE INTERVAL '10' SECOND)
