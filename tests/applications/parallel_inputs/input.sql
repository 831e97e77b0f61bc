CREATE STREAM "SOURCE_SQL_STREAM_001" ("ticker" VARCHAR(8), "price" DOUBLE, "at" TIMESTAMP) OPTIONS (path 'shard1.csv', rowtime 'at');
CREATE STREAM "SOURCE_SQL_STREAM_002" ("ticker" VARCHAR(8), "price" DOUBLE, "at" TIMESTAMP) OPTIONS (path 'shard2.csv', rowtime 'at');
