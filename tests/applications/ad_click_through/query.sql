-- Advertisements: the click-through rate of each per minute from impressions and clicks in one stream, and
-- each click with the impression of the last 30 seconds that led to it.
CREATE OR REPLACE STREAM "IMPRESSIONS" ("ad" VARCHAR(16), "request" VARCHAR(16), "cost" DECIMAL(6,4));
CREATE OR REPLACE STREAM "CLICKS" ("ad" VARCHAR(16), "request" VARCHAR(16));
CREATE OR REPLACE STREAM "CTR_STREAM" ("ad" VARCHAR(16), "impressions" INTEGER, "clicks" INTEGER, "ctr" DOUBLE, "spent" DECIMAL(12,4));
CREATE OR REPLACE STREAM "ATTRIBUTED" ("ad" VARCHAR(16), "request" VARCHAR(16), "cost" DECIMAL(6,4), "millis" BIGINT);

CREATE OR REPLACE PUMP "IMPRESSIONS_PUMP" AS INSERT INTO "IMPRESSIONS"
  SELECT STREAM "ad", "request", "cost" FROM "SOURCE_SQL_STREAM_001" WHERE "type" = 'impression';
CREATE OR REPLACE PUMP "CLICKS_PUMP" AS INSERT INTO "CLICKS"
  SELECT STREAM "ad", "request" FROM "SOURCE_SQL_STREAM_001" WHERE "type" LIKE 'click%';

CREATE OR REPLACE PUMP "CTR_PUMP" AS INSERT INTO "CTR_STREAM"
  SELECT STREAM "ad", "i", "c", 
         CASE "i" WHEN 0 THEN 0 ELSE "c" * 1.0 / "i" END,
         "s"
  FROM (
    SELECT STREAM "ad",
           SUM(CASE WHEN "type" = 'impression' THEN 1 ELSE 0 END) AS "i",
           SUM(CASE WHEN "type" LIKE 'click%' THEN 1 ELSE 0 END) AS "c",
           SUM("cost") AS "s"
    FROM "SOURCE_SQL_STREAM_001"
    GROUP BY "ad", STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '60' SECOND)
  );

CREATE OR REPLACE PUMP "ATTRIBUTED_PUMP" AS INSERT INTO "ATTRIBUTED"
  SELECT STREAM i."ad", i."request", i."cost", TSDIFF(i.ROWTIME, c.ROWTIME)
  FROM "IMPRESSIONS" OVER "half_minute" AS i
  JOIN "CLICKS" AS c ON i."request" = c."request" AND i."ad" = c."ad"
  WINDOW "half_minute" AS (RANGE INTERVAL '30' SECOND PRECEDING);
