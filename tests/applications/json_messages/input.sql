CREATE STREAM "SOURCE_SQL_STREAM_001" ("room" VARCHAR(16), "co2" INTEGER, "people" SMALLINT, "at" TIMESTAMP)
  OPTIONS (path 'rooms.csv', rowtime 'at');
