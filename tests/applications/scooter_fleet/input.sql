CREATE STREAM "SOURCE_SQL_STREAM_001" (
  "id" VARCHAR(8),
  "lat" DOUBLE,
  "lon" DOUBLE,
  "battery" INTEGER,
  "state" VARCHAR(16),
  "sent" TIMESTAMP)
  OPTIONS (path 'scooters.csv', rowtime 'sent');
