-- trip_id BIGINT, borough VARCHAR
SELECT trips.trip_id, zones.borough
FROM trips JOIN zones ON trips.zone = zones.zone
