CREATE STREAM "SOURCE_SQL_STREAM_001" ("account" VARCHAR(8), "kind" VARCHAR(8), "cents" BIGINT, "booked" VARCHAR(24))
  OPTIONS (path 'bookings.csv', delimiter '|', rowtime 'booked');
