-- Which minutes are busy? One pump counts the trips of each minute, a second one keeps the minutes
-- with 200 or more.
CREATE OR REPLACE STREAM trips_per_minute (
  from_time TIMESTAMP,
  trips BIGINT,
  passengers BIGINT,
  mean_distance DOUBLE
);

CREATE OR REPLACE PUMP count_trips AS INSERT INTO trips_per_minute
  SELECT STREAM STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '1' MINUTE) AS from_time,
    COUNT(*) AS trips,
    SUM(passenger_count) AS passengers,
    AVG(trip_distance) AS mean_distance
  FROM "SOURCE_SQL_STREAM_001"
  GROUP BY STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '1' MINUTE);

CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" (
  from_time TIMESTAMP,
  trips BIGINT,
  passengers BIGINT,
  mean_distance DOUBLE
);

CREATE OR REPLACE PUMP keep_busy_ones AS INSERT INTO "DESTINATION_SQL_STREAM"
  SELECT STREAM from_time, trips, passengers, mean_distance
  FROM trips_per_minute
  WHERE trips >= 200;
