CREATE STREAM "SOURCE_SQL_STREAM_001" (
  "player" VARCHAR(20),
  "level" INTEGER,
  "points" INTEGER,
  "playedAt" TIMESTAMP)
  OPTIONS (path 'scores.csv', rowtime 'playedAt');
