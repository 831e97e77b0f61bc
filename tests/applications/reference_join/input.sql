CREATE STREAM "SOURCE_SQL_STREAM_001" (
  TICKER_SYMBOL VARCHAR(4),
  SECTOR VARCHAR(16),
  CHANGE REAL,
  PRICE REAL)
  OPTIONS (path 'stocks.jsonl', rowtime 'EVENT_TIME');
CREATE TABLE "Companies" ("Ticker" VARCHAR(4), "Company" VARCHAR(32), "Country" VARCHAR(16))
  OPTIONS (path 'companies.csv');
