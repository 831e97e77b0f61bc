-- Missed calls of a contact centre: each contact that turns to MISSED, and agents who miss two within ten
-- minutes.
CREATE OR REPLACE STREAM "MISSED_STREAM" ("agent" VARCHAR(32), "contact" VARCHAR(40), "noticed" TIMESTAMP, "rang" BOOLEAN);

CREATE OR REPLACE PUMP "MISSED_PUMP" AS INSERT INTO "MISSED_STREAM"
SELECT STREAM "Username", "ContactId", MIN("EventTimestamp"), EVERY("Contacts" LIKE '%CONNECTING%')
FROM "SOURCE_SQL_STREAM_001"
WHERE "State" = 'MISSED' AND "EventType" <> 'HEART_BEAT'
WINDOWED BY STAGGER (PARTITION BY "Username", "ContactId" RANGE INTERVAL '1' MINUTE);

CREATE OR REPLACE STREAM "TELL_SUPERVISOR" ("agent" VARCHAR(32), "missed" INTEGER, "last_contact" VARCHAR(40));

CREATE OR REPLACE PUMP "TELL_PUMP" AS INSERT INTO "TELL_SUPERVISOR"
SELECT STREAM "agent", "missed", "contact"
FROM (
  SELECT STREAM "agent", "contact", COUNT(*) OVER (PARTITION BY "agent" RANGE INTERVAL '10' MINUTE PRECEDING) AS "missed"
  FROM "MISSED_STREAM"
) AS m
WHERE "missed" >= 2;
