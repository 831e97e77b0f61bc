-- DEBS 2015, query 1, over windows that tumble: the ten most frequent routes between cells of 500 m of each 30 minutes.
--: sources real_trips
--: formats csv
CREATE STREAM routes (route VARCHAR(40));
CREATE PUMP find_routes AS INSERT INTO routes
  SELECT STREAM CAST(CAST(FLOOR((pickup_longitude + 74.913585E0) / 0.005986E0) AS INTEGER) AS VARCHAR(8)) || '.' ||
    CAST(CAST(FLOOR((41.474937E0 - pickup_latitude) / 0.004491556E0) AS INTEGER) AS VARCHAR(8)) || '-' ||
    CAST(CAST(FLOOR((dropoff_longitude + 74.913585E0) / 0.005986E0) AS INTEGER) AS VARCHAR(8)) || '.' ||
    CAST(CAST(FLOOR((41.474937E0 - dropoff_latitude) / 0.004491556E0) AS INTEGER) AS VARCHAR(8))
  FROM real_trips WHERE pickup_longitude <> 0 AND dropoff_longitude <> 0;
SELECT STREAM * FROM TABLE(TOP_K_ITEMS_TUMBLING(CURSOR(SELECT STREAM route FROM routes), 'ROUTE', 10, 1800))
