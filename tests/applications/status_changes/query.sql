-- Only the changes of a device's status, with the status before and how long it lasted.
CREATE OR REPLACE STREAM "CHANGES" ("device" VARCHAR(8), "was" VARCHAR(8), "is" VARCHAR(8), "lasted_ms" BIGINT);

/* one row per report: the report before this one, in the last hour */
CREATE OR REPLACE STREAM "WITH_BEFORE" ("device" VARCHAR(8), "status" VARCHAR(8), "before" VARCHAR(8), "since" TIMESTAMP, "time" TIMESTAMP);
CREATE OR REPLACE PUMP "BEFORE_PUMP" AS INSERT INTO "WITH_BEFORE"
SELECT STREAM "device", "status",
    LAG("status", 1, 'unknown') OVER (PARTITION BY "device" RANGE INTERVAL '1' HOUR PRECEDING),
    FIRST_VALUE(s.ROWTIME) OVER (PARTITION BY "device" ROWS 1 PRECEDING),
    s.ROWTIME
FROM "SOURCE_SQL_STREAM_001" AS s;

CREATE OR REPLACE PUMP "CHANGES_PUMP" AS INSERT INTO "CHANGES"
SELECT STREAM "device", "before", "status", TSDIFF("since", "time")
FROM "WITH_BEFORE"
WHERE "status" IS DISTINCT FROM "before";
