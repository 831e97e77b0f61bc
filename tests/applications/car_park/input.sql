CREATE STREAM "SOURCE_SQL_STREAM_001" ("park" VARCHAR(8), "gate" INTEGER, "direction" VARCHAR(3), "at" TIMESTAMP)
  OPTIONS (path 'gates.csv', rowtime 'at');
