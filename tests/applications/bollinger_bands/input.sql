CREATE STREAM "SOURCE_SQL_STREAM_001" ("symbol" VARCHAR(8), "close" DOUBLE, "time" TIMESTAMP)
  OPTIONS (path 'closes.csv', rowtime 'time');
