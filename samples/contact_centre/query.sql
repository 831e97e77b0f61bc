-- Contacts per agent of a contact centre: an event lists all contacts of its agent, each is a row; contacts are
-- counted once, when they are connected, and the average wait of an agent's callers is told.

CREATE OR REPLACE STREAM "CONNECTED" ("agent" VARCHAR(32), "contact" VARCHAR(40), "channel" VARCHAR(8), "connected_at" TIMESTAMP);

-- the same contact is in many events: once a minute is enough
CREATE OR REPLACE PUMP "CONNECTED_PUMP" AS INSERT INTO "CONNECTED"
SELECT STREAM "Username", "ContactId", "Channel", MIN("StateStartTimestamp")
FROM "SOURCE_SQL_STREAM_001"
WHERE "State" LIKE 'CONNECTED%' AND "ContactId" IS NOT NULL
GROUP BY "Username", "ContactId", "Channel", STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '1' MINUTE);

CREATE OR REPLACE STREAM "CONTACTS_PER_AGENT" ("agent" VARCHAR(32), "from" TIMESTAMP, "contacts" INTEGER, "voice" INTEGER, "chat" INTEGER);
CREATE OR REPLACE PUMP "CONTACTS_PUMP" AS INSERT INTO "CONTACTS_PER_AGENT"
SELECT STREAM d."agent", STEP(d.ROWTIME BY INTERVAL '10' MINUTE), COUNT(*),
  COUNT(CASE WHEN d."channel" = 'VOICE' THEN 1 END), COUNT(CASE WHEN d."channel" = 'CHAT' THEN 1 END)
FROM (
  SELECT STREAM DISTINCT FLOOR(c.ROWTIME TO HOUR), c."agent", c."contact", c."channel"
  FROM "CONNECTED" AS c
) AS d
GROUP BY d."agent", STEP(d.ROWTIME BY INTERVAL '10' MINUTE);
