-- A funnel: visitors who saw the form, sent it within 5 minutes and confirmed within 10 more, per quarter of an
-- hour, from three streams that are joined one after another.
CREATE OR REPLACE STREAM "seen" ("user" VARCHAR(8));
CREATE OR REPLACE STREAM "sent" ("user" VARCHAR(8));
CREATE OR REPLACE STREAM "confirmed" ("user" VARCHAR(8));
CREATE OR REPLACE PUMP "seen_pump" AS INSERT INTO "seen" SELECT STREAM "user" FROM "SOURCE_SQL_STREAM_001" WHERE "step" = 'form';
CREATE OR REPLACE PUMP "sent_pump" AS INSERT INTO "sent" SELECT STREAM "user" FROM "SOURCE_SQL_STREAM_001" WHERE "step" = 'submit';
CREATE OR REPLACE PUMP "confirmed_pump" AS INSERT INTO "confirmed" SELECT STREAM "user" FROM "SOURCE_SQL_STREAM_001" WHERE "step" = 'confirm';

CREATE OR REPLACE STREAM "submissions" ("user" VARCHAR(8), "seconds" INTEGER);
CREATE OR REPLACE PUMP "submissions_pump" AS INSERT INTO "submissions"
SELECT STREAM b."user", CAST((b.ROWTIME - a.ROWTIME) SECOND(4) AS INTEGER)
FROM "seen" OVER (RANGE INTERVAL '5' MINUTE PRECEDING) AS a
JOIN "sent" AS b USING ("user");

CREATE OR REPLACE STREAM "accounts" ("user" VARCHAR(8), "form_seconds" INTEGER, "confirmed_at" TIMESTAMP);
CREATE OR REPLACE PUMP "accounts_pump" AS INSERT INTO "accounts"
SELECT STREAM s."user", s."seconds", c.ROWTIME
FROM "submissions" OVER (RANGE INTERVAL '10' MINUTE PRECEDING) AS s
INNER JOIN "confirmed" AS c ON s."user" = c."user";

CREATE OR REPLACE STREAM "FUNNEL" ("quarter" TIMESTAMP, "stage" VARCHAR(10), "users" INTEGER);
CREATE OR REPLACE PUMP "FUNNEL_PUMP" AS INSERT INTO "FUNNEL"
SELECT STREAM STEP(f.ROWTIME BY INTERVAL '15' MINUTE), f."stage", COUNT(*)
FROM (
  SELECT STREAM "user", '1 seen' AS "stage" FROM "seen"
  UNION ALL
  SELECT STREAM "user", '2 sent' FROM "sent"
  UNION ALL
  SELECT STREAM "user", '3 done' FROM "accounts"
) AS f
GROUP BY f."stage", STEP(f.ROWTIME BY INTERVAL '15' MINUTE);
