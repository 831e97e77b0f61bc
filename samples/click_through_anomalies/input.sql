CREATE STREAM "SOURCE_SQL_STREAM_001" ("action" VARCHAR(12), "site" VARCHAR(16), "at" BIGINT)
  OPTIONS (path 'actions.csv', rowtime 'at', timestamp_format 'epoch_s');
