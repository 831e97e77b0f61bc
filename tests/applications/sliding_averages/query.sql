-- Beside every reading of a sensor: its average over the last 10 seconds and over the last minute, the range
-- of that minute, and how far the reading is from it in standard deviations.
CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM"(
    "sensor" VARCHAR(12),
    "reading" DOUBLE,
    "avg10s" DOUBLE,
    "avg60s" DOUBLE,
    "spread" DOUBLE,
    "z" DOUBLE);
-- CREATE OR REPLACE PUMP "OLD_PUMP" AS INSERT INTO "DESTINATION_SQL_STREAM"
--   SELECT STREAM "sensor", "reading" FROM "SOURCE_SQL_STREAM_001";
CREATE OR REPLACE PUMP "STREAM_PUMP" AS INSERT INTO "DESTINATION_SQL_STREAM"
SELECT STREAM
    "sensor", "reading", "avg10s", "avg60s", "hi" - "lo",
    CASE WHEN "sd" > 0 THEN ("reading" - "avg60s") / "sd" ELSE 0 END
FROM (
    SELECT STREAM "sensor", "reading",
        AVG("reading") OVER (PARTITION BY "sensor" RANGE INTERVAL '10' SECOND PRECEDING) AS "avg10s",
        AVG("reading") OVER MINUTE_WINDOW AS "avg60s",
        MIN("reading") OVER MINUTE_WINDOW AS "lo",
        MAX("reading") OVER MINUTE_WINDOW AS "hi",
        STDDEV_POP("reading") OVER MINUTE_WINDOW AS "sd"
    FROM "SOURCE_SQL_STREAM_001"
    WINDOW MINUTE_WINDOW AS (PARTITION BY "sensor" RANGE INTERVAL '1' MINUTE PRECEDING)) AS "w";
