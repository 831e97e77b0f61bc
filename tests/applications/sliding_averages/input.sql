CREATE STREAM "SOURCE_SQL_STREAM_001" (
  "sensor" VARCHAR(12), "reading" DOUBLE, "time" TIMESTAMP)
  OPTIONS (path 'readings.jsonl', rowtime 'time');
