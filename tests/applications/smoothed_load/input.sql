CREATE STREAM "SOURCE_SQL_STREAM_001" ("host" VARCHAR(12), "load" DOUBLE, "at" TIMESTAMP)
  OPTIONS (path 'load.csv', rowtime 'at');
