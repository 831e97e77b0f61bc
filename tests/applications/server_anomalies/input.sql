CREATE STREAM "SOURCE_SQL_STREAM_001" ("host" VARCHAR(8), "cpu" DECIMAL(5,2), "network" INTEGER, "at" TIMESTAMP)
  OPTIONS (path 'servers.csv', rowtime 'at');
