-- Quality of video playback: per viewing session how much of it was spent buffering, and the networks whose
-- sessions were bad, in one nested query.
CREATE OR REPLACE STREAM "SESSIONS" ("session" VARCHAR(8), "cdn" VARCHAR(8), "played" BIGINT, "buffered" BIGINT, "ratio" DOUBLE, "lowest" INTEGER);
CREATE OR REPLACE PUMP "SESSIONS_PUMP" AS INSERT INTO "SESSIONS"
SELECT STREAM "session", "cdn", "played", "buffered",
  CAST("buffered" AS DOUBLE) / ("played" + "buffered") AS "ratio", "lowest"
FROM (
  SELECT STREAM "session", "cdn",
    SUM(CASE WHEN "event" = 'play' THEN "millis" ELSE 0 END) AS "played",
    SUM(CASE WHEN "event" = 'buffer' THEN "millis" ELSE 0 END) AS "buffered",
    MIN("bitrate") AS "lowest"
  FROM (SELECT STREAM * FROM "SOURCE_SQL_STREAM_001" WHERE "event" IN ('play', 'buffer')) AS "e"
  WINDOWED BY STAGGER (PARTITION BY "session", "cdn" RANGE INTERVAL '2' MINUTE)
) AS "s"
WHERE "played" + "buffered" > 0;

CREATE OR REPLACE STREAM "NETWORKS" ("cdn" VARCHAR(8), "sessions" INTEGER, "bad" INTEGER, "bad_percent" INTEGER);
CREATE OR REPLACE PUMP "NETWORKS_PUMP" AS INSERT INTO "NETWORKS"
SELECT STREAM "cdn", COUNT(*), COUNT(CASE WHEN "ratio" > 0.2 THEN 1 END), 100 * COUNT(CASE WHEN "ratio" > 0.2 THEN 1 END) / COUNT(*)
FROM "SESSIONS" GROUP BY "cdn", STEP("SESSIONS".ROWTIME BY INTERVAL '5' MINUTE);
