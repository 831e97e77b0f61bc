CREATE STREAM "SOURCE_SQL_STREAM_001" (
  "symbol" VARCHAR(8),
  "price" DOUBLE,
  "volume" INTEGER,
  "tradeTime" TIMESTAMP)
  OPTIONS (path 'trades.csv', rowtime 'tradeTime');
