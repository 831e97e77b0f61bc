-- Who logs in and out of the contact centre, and how many times each agent changed between states in 15
-- minutes, from events that hold snapshots of the agent before and after.

CREATE OR REPLACE STREAM "LOGINS_STREAM" ("Agent" VARCHAR(32), "Event" VARCHAR(8), "At" TIMESTAMP);
CREATE OR REPLACE STREAM "CHANGES_STREAM" ("Agent" VARCHAR(32), "From" TIMESTAMP, "Changes" INTEGER, "WentOffline" INTEGER);

-- log-ins: the agent's first snapshot has nothing before it
CREATE OR REPLACE PUMP "LOGIN_PUMP" AS INSERT INTO "LOGINS_STREAM"
  SELECT STREAM "UserName", 'LOGIN', "EventTimestamp"
  FROM "SOURCE_SQL_STREAM_001"
  WHERE "EventType" = 'LOGIN' OR ("EventType" = 'STATE_CHANGE' AND "PreviousStatusName" IS NULL);

CREATE OR REPLACE PUMP "LOGOUT_PUMP" AS INSERT INTO "LOGINS_STREAM"
  SELECT STREAM "UserName", 'LOGOUT', "EventTimestamp"
  FROM "SOURCE_SQL_STREAM_001"
  WHERE "EventType" = 'LOGOUT';

CREATE OR REPLACE PUMP "CHANGES_PUMP" AS INSERT INTO "CHANGES_STREAM"
  SELECT STREAM "UserName", STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '15' MINUTE),
     COUNT(*), SUM(CASE WHEN "StatusName" = 'Offline' THEN 1 ELSE 0 END)
  FROM "SOURCE_SQL_STREAM_001"
  WHERE "EventType" <> 'HEART_BEAT' AND "StatusName" IS DISTINCT FROM "PreviousStatusName"
  GROUP BY "UserName", STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '15' MINUTE);
