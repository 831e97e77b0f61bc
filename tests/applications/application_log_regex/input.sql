CREATE STREAM "SOURCE_SQL_STREAM_001" ("message" VARCHAR(512), "received" TIMESTAMP)
  OPTIONS (path 'log.jsonl', rowtime 'received');
