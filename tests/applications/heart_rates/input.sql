CREATE STREAM "SOURCE_SQL_STREAM_001" ("heartRate" INTEGER, "rateType" VARCHAR(8), "at" TIMESTAMP)
  OPTIONS (path 'rates.csv', rowtime 'at');
