-- A content network's log: hit ratio and bytes per edge, and traffic by the site that links here.
CREATE OR REPLACE STREAM "EDGES" ("edge" VARCHAR(8), "requests" INTEGER, "mb" DECIMAL(12,3), "hit_ratio" DOUBLE);
CREATE OR REPLACE PUMP "EDGES_PUMP" AS INSERT INTO "EDGES"
SELECT STREAM "edge", COUNT(*), CAST(SUM("bytes") AS DECIMAL(18,3)) / 1000000,
  CAST(COUNT(CASE WHEN "result" IN ('Hit', 'RefreshHit') THEN "result" END) AS DOUBLE) / COUNT(*)
FROM "SOURCE_SQL_STREAM_001"
GROUP BY "edge", FLOOR("SOURCE_SQL_STREAM_001".ROWTIME TO MINUTE);

CREATE OR REPLACE STREAM "SITES" ("site" VARCHAR(64), "hour" INTEGER, "requests" INTEGER);
CREATE OR REPLACE PUMP "SITES_PUMP" AS INSERT INTO "SITES"
SELECT STREAM
  SUBSTRING("referrer", 12, POSITION('.com' IN "referrer") - POSITION('www.' IN "referrer") - 4),
  EXTRACT(HOUR FROM "time"),
  COUNT(*)
FROM "SOURCE_SQL_STREAM_001"
WHERE "referrer" LIKE 'http://www.%.com%' AND "uri" NOT LIKE '%!_old%' ESCAPE '!' AND "date" >= DATE '2014-05-23'
GROUP BY SUBSTRING("referrer", 12, POSITION('.com' IN "referrer") - POSITION('www.' IN "referrer") - 4),
  EXTRACT(HOUR FROM "time"),
  FLOOR("SOURCE_SQL_STREAM_001".ROWTIME TO HOUR);
