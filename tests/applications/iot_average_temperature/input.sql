CREATE STREAM "SOURCE_SQL_STREAM_001" (
  "device_id" VARCHAR(16),
  "temperature" REAL,
  "humidity" INTEGER,
  "COL_timestamp" BIGINT)
  OPTIONS (path 'readings.jsonl', map 'COL_timestamp=timestamp', rowtime 'timestamp', timestamp_format 'epoch_ms');
