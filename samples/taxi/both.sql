-- Two answers from one pass over the trips: the hotspots of the last 1000 pickups after every trip,
-- and the trips of each minute. Each goes to a sink of its own.
CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" (
  pickup_longitude DOUBLE,
  pickup_latitude DOUBLE,
  HOTSPOTS_RESULT VARCHAR(10000)
);

CREATE OR REPLACE PUMP "STREAM_PUMP" AS INSERT INTO "DESTINATION_SQL_STREAM"
  SELECT pickup_longitude, pickup_latitude, HOTSPOTS_RESULT
  FROM TABLE(HOTSPOTS(
    CURSOR(SELECT STREAM pickup_longitude, pickup_latitude FROM "SOURCE_SQL_STREAM_001"),
    1000, 0.013, 20));

CREATE OR REPLACE STREAM trips_per_minute (
  from_time TIMESTAMP,
  trips BIGINT,
  total_fare DOUBLE
);

CREATE OR REPLACE PUMP count_trips AS INSERT INTO trips_per_minute
  SELECT STREAM FLOOR("SOURCE_SQL_STREAM_001".ROWTIME TO MINUTE) AS from_time,
    COUNT(*) AS trips,
    SUM(fare_amount) AS total_fare
  FROM "SOURCE_SQL_STREAM_001"
  GROUP BY FLOOR("SOURCE_SQL_STREAM_001".ROWTIME TO MINUTE);
