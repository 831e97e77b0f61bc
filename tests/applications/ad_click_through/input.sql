CREATE STREAM "SOURCE_SQL_STREAM_001" (
  "type" VARCHAR(16), "ad" VARCHAR(16), "request" VARCHAR(16), "cost" DECIMAL(6,4), "ts" BIGINT)
  OPTIONS (path 'ads.jsonl', rowtime 'ts', timestamp_format 'epoch_ms');
