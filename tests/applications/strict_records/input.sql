CREATE STREAM "SOURCE_SQL_STREAM_001" ("id" INTEGER, "amount" INTEGER, "share" VARCHAR(8), "day" VARCHAR(16), "at" TIMESTAMP)
  OPTIONS (path 'records.jsonl', rowtime 'at');
