-- Machines that grow hot: three rises of the temperature in a row, and machines whose vibration is far above
-- its exponential average.
CREATE OR REPLACE STREAM "RISING" ("machine" VARCHAR(8), "t3" REAL, "t2" REAL, "t1" REAL, "t0" REAL);
CREATE OR REPLACE PUMP "RISING_PUMP" AS INSERT INTO "RISING"
SELECT STREAM "machine", "t3", "t2", "t1", "temperature"
FROM (
  SELECT STREAM "machine", "temperature",
    LAG("temperature", 1, "temperature") OVER W AS "t1",
    LAG("temperature", 2, "temperature") OVER W AS "t2",
    LAG("temperature", 3, "temperature") OVER W AS "t3"
  FROM "SOURCE_SQL_STREAM_001"
  WINDOW W AS (PARTITION BY "machine" ROWS 3 PRECEDING)
) AS r
WHERE "t3" < "t2" AND "t2" < "t1" AND "t1" < "temperature";

CREATE OR REPLACE STREAM "SHAKING" ("machine" VARCHAR(8), "vibration" REAL, "usual" DOUBLE);
CREATE OR REPLACE PUMP "SHAKING_PUMP" AS INSERT INTO "SHAKING"
SELECT STREAM * FROM (
  SELECT STREAM "machine", "vibration",
    EXP_AVG("vibration", INTERVAL '30' SECOND) OVER (PARTITION BY "machine" RANGE INTERVAL '3' MINUTE PRECEDING) AS "usual"
  FROM "SOURCE_SQL_STREAM_001") AS v
WHERE v."vibration" > 1.8 * v."usual";
