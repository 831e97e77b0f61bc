CREATE STREAM "SOURCE_SQL_STREAM_001" ("line" VARCHAR(200), "at" TIMESTAMP)
  OPTIONS (path 'chat.jsonl', rowtime 'at');
