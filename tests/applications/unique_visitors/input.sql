CREATE STREAM "SOURCE_SQL_STREAM_001" (
  "visitor" VARCHAR(16),
  "page" VARCHAR(32),
  "seen" TIMESTAMP)
  OPTIONS (path 'views.jsonl', rowtime 'seen');
