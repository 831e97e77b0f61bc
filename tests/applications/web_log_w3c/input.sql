CREATE STREAM "SOURCE_SQL_STREAM_001" (
  "log" VARCHAR(512))
  OPTIONS (path 'access.csv', format 'csv', delimiter '\t', quote 'none', header 'false');
