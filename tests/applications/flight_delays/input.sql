CREATE STREAM "SOURCE_SQL_STREAM_001" ("flight" VARCHAR(8), "origin" CHAR(3), "scheduled" VARCHAR(20), "actual" VARCHAR(20), "logged" VARCHAR(24))
  OPTIONS (path 'flights.csv', header 'true', rowtime 'logged', timestamp_format 'EEE, d MMM yyyy HH:mm');
