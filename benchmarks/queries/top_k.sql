-- The ten busiest zones of each minute.
--: sources trips
--: formats json csv
SELECT STREAM * FROM TABLE(TOP_K_ITEMS_TUMBLING(
  CURSOR(SELECT STREAM zone FROM trips), 'ZONE', 10, 60))
