-- Events that arrive up to 10 seconds out of order are sorted by their own time before they are counted in
-- windows of that time; what is later than that goes to the error stream.
CREATE OR REPLACE STREAM "sorted" ("player" VARCHAR(8), "points" INTEGER);
CREATE OR REPLACE PUMP "sort_pump" AS INSERT INTO "sorted"
  SELECT STREAM s."played_at" AS ROWTIME, s."player", s."points"
  FROM "SOURCE_SQL_STREAM_001" AS s
  ORDER BY s."played_at" WITHIN INTERVAL '10' SECOND;

CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" ("from" TIMESTAMP, "player" VARCHAR(8), "points" INTEGER, "best" INTEGER);
CREATE OR REPLACE PUMP "sum_pump" AS INSERT INTO "DESTINATION_SQL_STREAM"
  SELECT STREAM FLOOR("sorted".ROWTIME TO MINUTE), "player", SUM("points"), MAX("points")
  FROM "sorted"
  GROUP BY FLOOR("sorted".ROWTIME TO MINUTE), "player";
