CREATE STREAM "SOURCE_SQL_STREAM_001" ("candidate" VARCHAR(16), "votedAt" TIMESTAMP, "arrived" TIMESTAMP)
  OPTIONS (path 'votes.jsonl', rowtime 'arrived');
