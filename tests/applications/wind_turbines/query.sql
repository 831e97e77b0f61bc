-- Wind turbines: efficiency per minute and turbine, and those that turn slower than their own half hour suggests.
CREATE OR REPLACE STREAM "EFFICIENCY" (turbine INTEGER, minute_start TIMESTAMP, kw DOUBLE, wind DOUBLE, efficiency DOUBLE);

CREATE OR REPLACE PUMP "EFFICIENCY_PUMP" AS INSERT INTO "EFFICIENCY"
SELECT STREAM "turbine", STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '1' MINUTE),
    AVG("power_kw"), AVG("wind_ms"),
    CASE WHEN AVG("wind_ms") < 3 THEN NULL ELSE AVG("power_kw") / POWER(AVG("wind_ms"), 3) END
FROM "SOURCE_SQL_STREAM_001"
GROUP BY "turbine", STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '1' MINUTE);

CREATE OR REPLACE STREAM "SLOW" (turbine INTEGER, rpm DOUBLE, usual DOUBLE, deviation DOUBLE, "time" TIMESTAMP);

CREATE OR REPLACE PUMP "SLOW_PUMP" AS INSERT INTO "SLOW"
SELECT STREAM * FROM (
    SELECT STREAM "turbine",
        "rpm",
        AVG("rpm") OVER (PARTITION BY "turbine" RANGE INTERVAL '30' MINUTE PRECEDING) AS usual,
        STDDEV_SAMP("rpm") OVER (PARTITION BY "turbine" RANGE INTERVAL '30' MINUTE PRECEDING) AS deviation,
        ROWTIME AS "time"
    FROM "SOURCE_SQL_STREAM_001"
) AS t
WHERE t."rpm" < t.usual - 1.2 * t.deviation;
