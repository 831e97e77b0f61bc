-- Each trip with the borough of its zone, from a table of 300.
--: sources trips
--: references zones
--: formats json csv
SELECT STREAM trips.trip_id, zones.borough
FROM trips JOIN zones ON trips.zone = zones.zone
