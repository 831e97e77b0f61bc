CREATE STREAM "SOURCE_SQL_STREAM_001" ("sensor" VARCHAR(12), "value" DOUBLE, "unit" VARCHAR(8), "at" TIMESTAMP)
  OPTIONS (path 'batches.json', rows '$.records[0:]', rowtime 'at');
