-- Log-ins: addresses that try many accounts, and accounts where a success follows three failures within five
-- minutes.
CREATE OR REPLACE STREAM "ATTACKS" ("ip" VARCHAR(16), "accounts" INTEGER, "window_end" TIMESTAMP);

CREATE OR REPLACE PUMP "ATTACKS_PUMP" AS INSERT INTO "ATTACKS"
SELECT STREAM a."ip", COUNT(*), ROWTIME
FROM (
  -- each account once for an address and window
  SELECT STREAM "ip", "user", COUNT(*) AS "tries"
  FROM "SOURCE_SQL_STREAM_001"
  WHERE "ok" IS FALSE
  GROUP BY "ip", "user", STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '2' MINUTE)
) AS a
GROUP BY a."ip", a.ROWTIME
HAVING COUNT(*) >= 3;

CREATE OR REPLACE STREAM "TAKEN" ("user" VARCHAR(16), "failures" INTEGER, "ip" VARCHAR(16), "browser" VARCHAR(16));

CREATE OR REPLACE PUMP "TAKEN_PUMP" AS INSERT INTO "TAKEN"
SELECT STREAM "user", "failures", "ip", SUBSTRING("agent" FROM '[A-Z][a-z]+/[0-9]+')
FROM (
  SELECT STREAM "user", "ip", "ok", "agent",
    SUM(CASE WHEN "ok" THEN 0 ELSE 1 END) OVER (PARTITION BY "user" RANGE INTERVAL '5' MINUTE PRECEDING) AS "failures"
  FROM "SOURCE_SQL_STREAM_001") AS t
WHERE "ok" AND "failures" >= 3;
