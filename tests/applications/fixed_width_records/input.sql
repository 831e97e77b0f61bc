CREATE STREAM "SOURCE_SQL_STREAM_001" ("record" VARCHAR(64))
  OPTIONS (path 'records.csv', format 'csv', delimiter '|', header 'false', quote 'none');
