-- Price alerts that do not flood: of the alerts of one ticker, only the first within a minute is sent.

CREATE OR REPLACE STREAM "ALL_ALERTS" (ticker_symbol VARCHAR(4), sector VARCHAR(12), change DOUBLE, price DOUBLE);

CREATE OR REPLACE PUMP "all_alerts_pump" AS
   INSERT INTO "ALL_ALERTS"
      SELECT STREAM ticker_symbol, sector, change, price
      FROM   "SOURCE_SQL_STREAM_001"
      WHERE  (ABS(Change / (Price - Change)) * 100) > 1;

-- how many alerts this ticker had in the minute up to and with this one;
-- nobody needs to hear of the second
CREATE OR REPLACE STREAM SENT_ALERTS (ticker_symbol VARCHAR(4), change REAL, trigger_count INTEGER);

CREATE OR REPLACE PUMP sent_alerts_pump AS INSERT INTO SENT_ALERTS
SELECT STREAM ticker_symbol, change, trigger_count
FROM (
        SELECT STREAM ticker_symbol, change, COUNT(*) OVER last_minute AS trigger_count
        FROM "ALL_ALERTS"
        WINDOW last_minute AS (PARTITION BY ticker_symbol RANGE INTERVAL '1' MINUTE PRECEDING)
)
WHERE trigger_count = 1;
