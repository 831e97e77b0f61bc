CREATE STREAM "SOURCE_SQL_STREAM_001" (
  "card" VARCHAR(19), "amount" DECIMAL(10,2), "country" CHAR(2), "merchant" VARCHAR(32), "paid" TIMESTAMP)
  OPTIONS (path 'payments.jsonl', rowtime 'paid');
