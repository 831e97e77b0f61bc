CREATE STREAM "SOURCE_SQL_STREAM_001" ("device" VARCHAR(8), "status" VARCHAR(8), "firmware" VARCHAR(8), "at" TIMESTAMP)
  OPTIONS (path 'status.csv', rowtime 'at');
