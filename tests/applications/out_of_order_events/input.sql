CREATE STREAM "SOURCE_SQL_STREAM_001" ("player" VARCHAR(8), "points" INTEGER, "played_at" TIMESTAMP, "arrived" TIMESTAMP)
  OPTIONS (path 'plays.csv', rowtime 'arrived');
