CREATE STREAM "SOURCE_SQL_STREAM_001" (
  "eventType" VARCHAR(16),
  "campaign" VARCHAR(32),
  "source" VARCHAR(64),
  "timestamp" VARCHAR(32))
  OPTIONS (path 'events.jsonl', rowtime 'timestamp');
