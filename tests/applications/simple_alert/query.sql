-- An alert for every trade of a technology company whose price moved by more than 1 percent.
CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM"
    (ticker_symbol VARCHAR(4), sector VARCHAR(12), change DOUBLE, price DOUBLE, percent DOUBLE);

CREATE OR REPLACE PUMP "STREAM_PUMP" AS
  INSERT INTO "DESTINATION_SQL_STREAM"
  SELECT STREAM ticker_symbol, sector, change, price, Change / (Price - Change) * 100
  FROM "SOURCE_SQL_STREAM_001"
  WHERE ABS(Change / (Price - Change)) * 100 > 1
    AND sector SIMILAR TO '%TECH%'
