CREATE STREAM "SOURCE_SQL_STREAM_001" ("mac" CHAR(17), "access_point" VARCHAR(8), "signal" INTEGER, "at" TIMESTAMP)
  OPTIONS (path 'wifi.csv', rowtime 'at');
