CREATE STREAM "SOURCE_SQL_STREAM_001" ("line" VARCHAR(256))
  OPTIONS (path 'flows.csv', format 'csv', delimiter '|', header 'false', quote 'none');
