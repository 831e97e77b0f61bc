-- Level, class and duration out of an application's log lines by a regular expression; errors go out at once
-- and slow calls are counted per class.
CREATE OR REPLACE STREAM "LINES" ("level" VARCHAR(8), "class" VARCHAR(64), "millis" INTEGER, "text" VARCHAR(256));
CREATE OR REPLACE PUMP "LINES_PUMP" AS INSERT INTO "LINES"
SELECT STREAM t.rec."COLUMN1", t.rec.COLUMN2, CAST(t.rec.COLUMN4 AS INTEGER), t.rec.COLUMN3
FROM (
  SELECT STREAM REGEX_LOG_PARSE("message", '\[([A-Z]+)\] ([\w.]+): (.*?)(?: took (\d+) ms)?') AS rec
  FROM "SOURCE_SQL_STREAM_001"
) AS t
WHERE t.rec.COLUMN1 IS NOT NULL;

CREATE OR REPLACE STREAM "ERRORS" ("level" VARCHAR(8), "what" VARCHAR(256));
CREATE OR REPLACE PUMP "ERRORS_PUMP" AS INSERT INTO "ERRORS"
SELECT STREAM "level", REGEX_REPLACE("class" || ' ' || "text", '[0-9]+', '#', 1, 0)
FROM "LINES"
WHERE "level" IN ('ERROR', 'FATAL');

CREATE OR REPLACE STREAM "SLOW" ("class" VARCHAR(64), "calls" INTEGER, "slow" INTEGER, "slowest" INTEGER);
CREATE OR REPLACE PUMP "SLOW_PUMP" AS INSERT INTO "SLOW"
SELECT STREAM "class", COUNT(*), SUM(CASE WHEN "millis" > 500 THEN 1 ELSE 0 END), MAX("millis")
FROM "LINES" WHERE "millis" IS NOT NULL
GROUP BY "class", FLOOR("LINES".ROWTIME TO MINUTE)
HAVING SUM(CASE WHEN "millis" > 500 THEN 1 ELSE 0 END) > 0;
