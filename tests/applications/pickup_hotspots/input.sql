CREATE STREAM "SOURCE_SQL_STREAM_001" ("longitude" DOUBLE, "latitude" DOUBLE, "fare" DECIMAL(6,2), "pickup" TIMESTAMP)
  OPTIONS (path 'pickups.csv', rowtime 'pickup');
