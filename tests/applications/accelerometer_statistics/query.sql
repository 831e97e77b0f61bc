-- Statistics of a phone's accelerometer over a second, and the steps at which it was shaken.
CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" (
    "phone"    VARCHAR(16),
    "samples"  INTEGER,
    "mean_x"   DOUBLE,
    "sd_x"     DOUBLE,
    "var_y"    DOUBLE,
    "min_z"    DOUBLE,
    "max_z"    DOUBLE,
    "energy"   DOUBLE
);
CREATE OR REPLACE PUMP "STATS_PUMP" AS
INSERT INTO "DESTINATION_SQL_STREAM"
SELECT STREAM "phone",
    COUNT(*),
    AVG("x"),
    STDDEV_SAMP("x"),
    VAR_POP("y"),
    MIN("z"),
    MAX("z"),
    -- mean of the squared length, less gravity
    AVG(POWER("x", 2) + POWER("y", 2) + POWER("z", 2)) - 9.81 * 9.81
FROM "SOURCE_SQL_STREAM_001"
GROUP BY "phone", FLOOR("SOURCE_SQL_STREAM_001".ROWTIME TO SECOND);

CREATE OR REPLACE STREAM "SHAKES" ("phone" VARCHAR(16), "at" TIMESTAMP, "deviation" DOUBLE);
CREATE OR REPLACE PUMP "SHAKES_PUMP" AS
INSERT INTO "SHAKES"
SELECT STREAM "phone", ROWTIME, "d"
FROM (
    SELECT STREAM "phone", ABS("x" - AVG("x") OVER "w") AS "d", STDDEV_POP("x") OVER "w" AS "s", COUNT(*) OVER "w" AS "n"
    FROM "SOURCE_SQL_STREAM_001"
    WINDOW "w" AS (PARTITION BY "phone" ROWS 9 PRECEDING)
)
WHERE "n" = 10 AND "d" > 2.5 * "s";
