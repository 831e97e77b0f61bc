CREATE STREAM "SOURCE_SQL_STREAM_001" (
  "user_id" VARCHAR(16),
  "device_id" VARCHAR(16),
  "client_event" VARCHAR(32),
  "client_timestamp" TIMESTAMP)
  OPTIONS (path 'clicks.jsonl', rowtime 'client_timestamp');
