CREATE STREAM "SOURCE_SQL_STREAM_001" (
  "hashtag" VARCHAR(64),
  "user" VARCHAR(32),
  "at" TIMESTAMP)
  OPTIONS (path 'tweets.jsonl', rowtime 'at');
