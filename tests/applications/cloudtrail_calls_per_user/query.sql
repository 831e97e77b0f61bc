-- Calls of the cloud's interface per user and service in 10 minutes, and users who were denied too often.
CREATE OR REPLACE STREAM "CALLS" (
  "user" VARCHAR(64), "service" VARCHAR(64), "calls" BIGINT, "errors" BIGINT, "first_call" TIMESTAMP, "last_call" TIMESTAMP);

CREATE OR REPLACE PUMP "CALLS_PUMP" AS INSERT INTO "CALLS"
SELECT STREAM
  COALESCE("userName", "userType") AS "user",
  -- s3.amazonaws.com -> s3
  SUBSTRING("eventSource" FROM 1 FOR POSITION('.' IN "eventSource") - 1) AS "service",
  COUNT(*),
  COUNT("errorCode"),
  MIN("eventTime"), MAX("eventTime")
FROM "SOURCE_SQL_STREAM_001"
GROUP BY COALESCE("userName", "userType"),
         SUBSTRING("eventSource" FROM 1 FOR POSITION('.' IN "eventSource") - 1),
         STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '10' MINUTE);

CREATE OR REPLACE STREAM "SUSPECTS" ("user" VARCHAR(64), "ip" VARCHAR(64), "denied" INTEGER);

CREATE OR REPLACE PUMP "SUSPECTS_PUMP" AS INSERT INTO "SUSPECTS"
SELECT STREAM "userName", "sourceIPAddress", "denied"
FROM (
    SELECT STREAM "userName", "sourceIPAddress",
           COUNT(*) OVER (PARTITION BY "userName" RANGE INTERVAL '5' MINUTE PRECEDING) AS "denied"
    FROM "SOURCE_SQL_STREAM_001"
    WHERE "errorCode" IN ('AccessDenied', 'UnauthorizedOperation') AND "userType" = 'IAMUser')
WHERE "denied" >= 3;
