CREATE STREAM "SOURCE_SQL_STREAM_001" ("line" VARCHAR(256))
  OPTIONS (path 'syslog.csv', format 'csv', delimiter '\t', header 'false', quote 'none');
