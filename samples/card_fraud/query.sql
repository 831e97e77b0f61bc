-- Payments that look like fraud: one card in two countries within 10 minutes, or more than 5 payments or
-- 1000 in 5 minutes. Card numbers leave masked.

CREATE OR REPLACE STREAM ALERTS (card VARCHAR(19), reason VARCHAR(32), detail VARCHAR(128), noticed TIMESTAMP);

-- (1) two countries
CREATE OR REPLACE PUMP TRAVEL_PUMP AS INSERT INTO ALERTS (card, reason, detail, noticed)
SELECT STREAM
    OVERLAY(b."card" PLACING '********' FROM 5 FOR 8),
    'country',
    a."country" || ' -> ' || b."country" || ' in ' || CAST((b.ROWTIME - a.ROWTIME) SECOND AS VARCHAR(8)) || ' s',
    b."paid"
FROM "SOURCE_SQL_STREAM_001" OVER (RANGE INTERVAL '10' MINUTE PRECEDING) AS a
JOIN "SOURCE_SQL_STREAM_001" AS b
ON a."card" = b."card"
WHERE a."country" <> b."country" AND a.ROWTIME < b.ROWTIME;

-- (2) too many, too much
CREATE OR REPLACE PUMP VELOCITY_PUMP AS INSERT INTO ALERTS (card, reason, detail, noticed)
SELECT STREAM
    OVERLAY("card" PLACING '********' FROM 5 FOR 8),
    CASE WHEN n > 5 AND total > 1000 THEN 'count and amount'
         WHEN n > 5                  THEN 'count'
         ELSE 'amount' END,
    CAST(n AS VARCHAR(4)) || ' payments, ' || CAST(total AS VARCHAR(12)),
    ROWTIME
FROM (SELECT STREAM "card", COUNT(*) OVER W AS n, SUM("amount") OVER W AS total
      FROM "SOURCE_SQL_STREAM_001"
      WINDOW W AS (PARTITION BY "card" RANGE INTERVAL '5' MINUTE PRECEDING)) AS x
WHERE n > 5 OR total > 1000;
