-- What every wrong application reads: the demo stream, and readings with names as JSON spells them.
CREATE STREAM "SOURCE_SQL_STREAM_001" (
  TICKER_SYMBOL VARCHAR(4),
  SECTOR VARCHAR(16),
  CHANGE REAL,
  PRICE REAL)
  OPTIONS (path 'stocks.csv');
CREATE STREAM "SOURCE_SQL_STREAM_002" (
  "deviceId" VARCHAR(16),
  "temperature" DOUBLE,
  "eventTime" TIMESTAMP)
  OPTIONS (path 'readings.csv');
