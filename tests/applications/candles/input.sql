CREATE STREAM "SOURCE_SQL_STREAM_001" ("sym" VARCHAR(8), "px" DOUBLE, "qty" INTEGER, "t" TIMESTAMP)
  OPTIONS (path 'trades.csv', rowtime 't');
