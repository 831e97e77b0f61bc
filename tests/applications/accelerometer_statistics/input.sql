CREATE STREAM "SOURCE_SQL_STREAM_001" (
  "phone" VARCHAR(16),
  "x" DOUBLE,
  "y" DOUBLE,
  "z" DOUBLE,
  "t" BIGINT)
  OPTIONS (path 'motion.csv', rowtime 't', timestamp_format 'epoch_ms');
