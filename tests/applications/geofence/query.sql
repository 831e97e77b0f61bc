-- Trucks and zones from a reference table: who drives too fast in which zone, and how long each zone was visited.
CREATE OR REPLACE STREAM "IN_ZONE" ("truck" VARCHAR(6), "zone" VARCHAR(12), "speed" REAL, "limit" REAL, "at" TIMESTAMP);
CREATE OR REPLACE PUMP "IN_ZONE_PUMP" AS INSERT INTO "IN_ZONE"
SELECT STREAM t."truck", z."zone", t."speed", z."limit", t.ROWTIME
FROM "SOURCE_SQL_STREAM_001" AS t, "Zones" AS z
WHERE t."lat" BETWEEN z."south" AND z."north"
  AND t."lon" BETWEEN z."west" AND z."east";

CREATE OR REPLACE STREAM "SPEEDING" ("truck" VARCHAR(6), "zone" VARCHAR(12), "over_limit" REAL, "at" TIMESTAMP);
CREATE OR REPLACE PUMP "SPEEDING_PUMP" AS INSERT INTO "SPEEDING"
SELECT STREAM "truck", "zone", "speed" - "limit", "at" FROM "IN_ZONE" WHERE "speed" > "limit";

CREATE OR REPLACE STREAM "VISITS" ("truck" VARCHAR(6), "zone" VARCHAR(12), "entered" TIMESTAMP, "left" TIMESTAMP, "reports" INTEGER, "top_speed" REAL);
CREATE OR REPLACE PUMP "VISITS_PUMP" AS INSERT INTO "VISITS"
SELECT STREAM "truck", "zone", MIN("at"), MAX("at"), COUNT(*), MAX("speed")
FROM "IN_ZONE"
WINDOWED BY STAGGER (PARTITION BY "truck", "zone" RANGE INTERVAL '5' MINUTE)
HAVING COUNT(*) > 1;
