CREATE STREAM "SOURCE_SQL_STREAM_001" ("building" VARCHAR(8), "door" VARCHAR(8), "open" BOOLEAN, "battery" REAL, "ts" BIGINT)
  OPTIONS (path 'doors.jsonl', rowtime 'ts', timestamp_format 'epoch_s');
