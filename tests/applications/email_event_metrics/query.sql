-- E-mail metrics per campaign: how many messages were sent, delivered, opened, clicked and bounced in each
-- 5 minutes, and the rate of bounces.
CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" (
    "campaign"    VARCHAR(32),
    "period"      TIMESTAMP,
    "sends"       INTEGER,
    "deliveries"  INTEGER,
    "opens"       INTEGER,
    "clicks"      INTEGER,
    "bounces"     INTEGER,
    "bounce_rate" DOUBLE
);

CREATE OR REPLACE PUMP "METRICS_PUMP" AS
INSERT INTO "DESTINATION_SQL_STREAM" ("campaign", "period", "sends", "deliveries", "opens", "clicks", "bounces", "bounce_rate")
SELECT STREAM
    COALESCE("campaign", 'none'),
    STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '5' MINUTE),
    SUM(CASE WHEN "eventType" = 'Send'     THEN 1 ELSE 0 END) AS "sends",
    SUM(CASE "eventType" WHEN 'Delivery' THEN 1 ELSE 0 END),
    SUM(CASE WHEN "eventType" = 'Open'     THEN 1 ELSE 0 END),
    COUNT(CASE WHEN "eventType" = 'Click' THEN 1 END),
    SUM(CASE WHEN "eventType" IN ('Bounce', 'Reject') THEN 1 ELSE 0 END),
    CAST(SUM(CASE WHEN "eventType" IN ('Bounce', 'Reject') THEN 1 ELSE 0 END) AS DOUBLE)
      / NULLIF(SUM(CASE WHEN "eventType" = 'Send' THEN 1 ELSE 0 END), 0)
FROM "SOURCE_SQL_STREAM_001"
WHERE LOWER("source") NOT LIKE '%@test.example.com'
GROUP BY "campaign", STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '5' MINUTE)
HAVING COUNT(*) > 1;
