-- DEBS 2015, query 2, as far as the TLC's files tell: the mean of fare and tip by cell of 500 m, each 15 minutes.
-- Its medians are not in the dialect, and later files do not say which taxi is empty.
--: sources real_trips
--: formats csv
CREATE STREAM cells (east INTEGER, south INTEGER, paid DOUBLE);
CREATE PUMP find_cells AS INSERT INTO cells
  SELECT STREAM CAST(FLOOR((pickup_longitude + 74.913585E0) / 0.005986E0) AS INTEGER),
    CAST(FLOOR((41.474937E0 - pickup_latitude) / 0.004491556E0) AS INTEGER), fare_amount + tip_amount
  FROM real_trips WHERE pickup_longitude <> 0;
SELECT STREAM STEP(cells.ROWTIME BY INTERVAL '15' MINUTE) AS from_time, east, south, COUNT(*) AS trips,
  AVG(paid) AS mean_paid
FROM cells GROUP BY east, south, STEP(cells.ROWTIME BY INTERVAL '15' MINUTE)
