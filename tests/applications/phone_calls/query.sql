-- Calls of a help desk: how long they were, in classes, and pairs of calls that one agent seems to have held at
-- the same time.
CREATE OR REPLACE STREAM "LENGTHS" ("agent" VARCHAR(8), "short" INTEGER, "normal" INTEGER, "long" INTEGER, "total_minutes" DOUBLE);
CREATE OR REPLACE PUMP "LENGTHS_PUMP" AS INSERT INTO "LENGTHS"
SELECT STREAM c."agent",
   SUM(CASE WHEN c.seconds < 60 THEN 1 ELSE 0 END),
   SUM(CASE WHEN c.seconds >= 60 AND c.seconds < 300 THEN 1 ELSE 0 END),
   SUM(CASE WHEN NOT c.seconds < 300 THEN 1 ELSE 0 END),
   CAST(SUM(c.seconds) AS DOUBLE) / 60
FROM (SELECT STREAM "agent", TSDIFF("began", "ended") / 1000 AS seconds FROM "SOURCE_SQL_STREAM_001") AS c
GROUP BY c."agent", STEP(c.ROWTIME BY INTERVAL '30' MINUTE);

CREATE OR REPLACE STREAM "DOUBLES" ("agent" VARCHAR(8), "first" VARCHAR(8), "second" VARCHAR(8));
CREATE OR REPLACE PUMP "DOUBLES_PUMP" AS INSERT INTO "DOUBLES"
SELECT STREAM h."agent", h."callId", w."callId"
FROM "SOURCE_SQL_STREAM_001" OVER (RANGE INTERVAL '1' HOUR PRECEDING) AS h
JOIN "SOURCE_SQL_STREAM_001" OVER (RANGE INTERVAL '1' HOUR PRECEDING) AS w
  ON h."agent" = w."agent"
WHERE (h."began", h."ended") OVERLAPS (w."began", w."ended")
  AND h."callId" < w."callId";
