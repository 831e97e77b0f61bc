CREATE STREAM "SOURCE_SQL_STREAM_001" (
  "symbol" VARCHAR(8),
  "bid" DOUBLE,
  "seq" INTEGER,
  "at" TIMESTAMP)
  OPTIONS (path 'quotes.csv', rowtime 'at');
