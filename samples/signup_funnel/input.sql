CREATE STREAM "SOURCE_SQL_STREAM_001" ("user" VARCHAR(8), "step" VARCHAR(12), "at" TIMESTAMP)
  OPTIONS (path 'steps.csv', rowtime 'at');
