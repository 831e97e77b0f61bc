CREATE STREAM "SOURCE_SQL_STREAM_001" ("host" VARCHAR(16), "severity" INTEGER, "facility" VARCHAR(8), "message" VARCHAR(200), "time" TIMESTAMP)
  OPTIONS (path 'messages.jsonl', rowtime 'time');
