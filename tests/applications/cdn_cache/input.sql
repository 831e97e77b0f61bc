CREATE STREAM "SOURCE_SQL_STREAM_001" ("date" DATE, "time" TIME, "edge" VARCHAR(8), "bytes" BIGINT, "result" VARCHAR(16), "uri" VARCHAR(128), "referrer" VARCHAR(128))
  OPTIONS (path 'edge.csv', delimiter '\t', format 'csv', rowtime 'at');
