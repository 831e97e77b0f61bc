-- Lowest, highest and mean price per ticker in tumbling windows of 10 seconds, in the older way of writing
-- such windows.
CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" (
ticker_symbol VARCHAR(4), Min_Price DOUBLE, Max_Price DOUBLE, Avg_Price DOUBLE, window_end TIMESTAMP);

CREATE OR REPLACE PUMP "STREAM_PUMP" AS INSERT INTO "DESTINATION_SQL_STREAM"
SELECT STREAM Ticker_Symbol, MIN(Price) AS Min_Price, MAX(Price) as Max_Price, AVG(price), ROWTIME
FROM "SOURCE_SQL_STREAM_001"
GROUP BY Ticker_Symbol,
  FLOOR(("SOURCE_SQL_STREAM_001".ROWTIME - TIMESTAMP '1970-01-01 00:00:00') SECOND / 10 TO SECOND);
