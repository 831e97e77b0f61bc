-- error: no expression in it moves on with time
-- Total per sector "since ever": no group would ever be complete.
CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" (sector VARCHAR(16), trades INTEGER);
CREATE OR REPLACE PUMP "STREAM_PUMP" AS INSERT INTO "DESTINATION_SQL_STREAM"
SELECT STREAM sector, COUNT(*) FROM "SOURCE_SQL_STREAM_001" GROUP BY sector;
