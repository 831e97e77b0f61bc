-- At which corners do taxis find their passengers now? Like hotspots.sql, but finer: at least 30
-- of the last 5000 pickups (some 25 minutes) within 0.0008 degrees, some 80 m. Receivers without a
-- fix write the place (0, 0): it is left out.
CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" (
  pickup_time TIMESTAMP,
  pickup_longitude DOUBLE,
  pickup_latitude DOUBLE,
  HOTSPOTS_RESULT VARCHAR(10000)
);

CREATE OR REPLACE PUMP "STREAM_PUMP" AS INSERT INTO "DESTINATION_SQL_STREAM"
  SELECT STREAM h.ROWTIME AS pickup_time, pickup_longitude, pickup_latitude, HOTSPOTS_RESULT
  FROM TABLE(HOTSPOTS(
    CURSOR(SELECT STREAM pickup_longitude, pickup_latitude FROM "SOURCE_SQL_STREAM_001"
           WHERE pickup_longitude <> 0),
    5000, 0.0008, 30)) AS h;
