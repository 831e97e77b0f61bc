-- Unusual minutes of a server farm: means of processor and network load are scored together, and a score counts as
-- an alert once in ten minutes.
CREATE OR REPLACE STREAM "LOAD" ("cpu" DOUBLE, "network" DOUBLE, "hosts" VARCHAR(16));
CREATE OR REPLACE PUMP "LOAD_PUMP" AS INSERT INTO "LOAD"
SELECT STREAM AVG(CAST("cpu" AS DOUBLE)), AVG(CAST("network" AS DOUBLE)) / 1000, MIN("host") || '-' || MAX("host")
FROM "SOURCE_SQL_STREAM_001"
GROUP BY STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '1' MINUTE);

CREATE OR REPLACE STREAM "ALERTS" ("cpu" DOUBLE, "network" DOUBLE, "score" DOUBLE, "alerts_so_far" INTEGER);
CREATE OR REPLACE PUMP "ALERTS_PUMP" AS INSERT INTO "ALERTS"
SELECT STREAM "cpu", "network", "score", "n"
FROM (
  SELECT STREAM "cpu", "network", "score",
    COUNT(*) OVER (RANGE INTERVAL '10' MINUTE PRECEDING) AS "n"
  FROM (
    SELECT STREAM "cpu", "network", "ANOMALY_SCORE" AS "score"
    FROM TABLE(RANDOM_CUT_FOREST(CURSOR(SELECT STREAM * FROM "LOAD"), 50, 60, 1000, 1))
    WHERE "ANOMALY_SCORE" > 1.6
  ) AS scored
) AS counted
WHERE "n" = 1;
