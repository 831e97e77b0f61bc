CREATE STREAM "SOURCE_SQL_STREAM_001" ("machine" VARCHAR(8), "temperature" REAL, "vibration" REAL, "at" TIMESTAMP)
  OPTIONS (path 'machines.csv', rowtime 'at');
