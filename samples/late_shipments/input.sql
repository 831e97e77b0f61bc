CREATE STREAM "SOURCE_SQL_STREAM_001" (
  "kind" VARCHAR(8), "order_id" INTEGER, "customer" VARCHAR(16), "at" TIMESTAMP)
  OPTIONS (path 'events.csv', rowtime 'at');
