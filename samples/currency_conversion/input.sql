CREATE STREAM "SOURCE_SQL_STREAM_001" ("orderId" VARCHAR(12), "currency" CHAR(3), "total" DECIMAL(12,2), "placed" TIMESTAMP)
  OPTIONS (path 'orders.jsonl', rowtime 'placed');
CREATE TABLE "RATES" ("CODE" CHAR(3), "EUR" DECIMAL(9,6)) OPTIONS (path 'rates.csv');
