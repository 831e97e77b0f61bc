CREATE STREAM "SOURCE_SQL_STREAM_001" ("userId" INTEGER, "platform" VARCHAR(8), "product" VARCHAR(16), "price" DECIMAL(5,2), "country" VARCHAR(2), "purchasedAt" TIMESTAMP)
  OPTIONS (path 'purchases.jsonl', rowtime 'purchasedAt');
