CREATE STREAM "SOURCE_SQL_STREAM_001" ("kind" VARCHAR(8), "node" VARCHAR(8), "at" TIMESTAMP)
  OPTIONS (path 'beats.csv', rowtime 'at');
