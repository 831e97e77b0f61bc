-- The hotspots among the last 1000 pickups, after every trip, as in the service's example.
--: sources taxi
--: formats csv
--: share 0.05
SELECT STREAM pickup_longitude, pickup_latitude, HOTSPOTS_RESULT
FROM TABLE(HOTSPOTS(
  CURSOR(SELECT STREAM pickup_longitude, pickup_latitude FROM taxi), 1000, 0.013, 20))
