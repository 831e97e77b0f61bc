-- Messages of hosts, routed by severity to three destinations: pages, tickets and a count of the rest.

-- one place for the rule
CREATE OR REPLACE STREAM "CLASSIFIED" ("host" VARCHAR(16), "class" VARCHAR(8), "text" VARCHAR(240));
CREATE OR REPLACE PUMP "CLASSIFY_PUMP" AS INSERT INTO "CLASSIFIED"
SELECT STREAM "host",
  CASE
    WHEN "severity" <= 2 OR "message" LIKE '%panic%' THEN 'page'
    WHEN "severity" IN (3, 4) AND "facility" <> 'cron' THEN 'ticket'
    ELSE 'rest'
  END,
  "facility" || ': ' || TRIM(BOTH ' ' FROM "message")
FROM "SOURCE_SQL_STREAM_001";

CREATE OR REPLACE STREAM "PAGES" ("host" VARCHAR(16), "text" VARCHAR(240));
CREATE OR REPLACE PUMP "PAGES_PUMP" AS INSERT INTO "PAGES" SELECT STREAM "host", "text" FROM "CLASSIFIED" WHERE "class" = 'page';

CREATE OR REPLACE STREAM "TICKETS" ("subject" VARCHAR(64), "body" VARCHAR(240));
CREATE OR REPLACE PUMP "TICKETS_PUMP" AS INSERT INTO "TICKETS" ("body", "subject")
SELECT STREAM "text", INITCAP("host") || ' (' || CAST(CHAR_LENGTH("text") AS VARCHAR(4)) || ' characters)' FROM "CLASSIFIED" WHERE "class" = 'ticket';

CREATE OR REPLACE STREAM "REST" ("host" VARCHAR(16), "messages" INTEGER);
CREATE OR REPLACE PUMP "REST_PUMP" AS INSERT INTO "REST"
SELECT STREAM "host", COUNT(*) FROM "CLASSIFIED" WHERE NOT ("class" = 'page' OR "class" = 'ticket')
GROUP BY "host", STEP("CLASSIFIED".ROWTIME BY INTERVAL '1' MINUTE);
