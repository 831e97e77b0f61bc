-- A fleet of scooters: which ones have a low battery and stand still, and for every square of the city how
-- many are free and how full their batteries are.
CREATE OR REPLACE STREAM "pickup_list" ("id" VARCHAR(8), "lat" DOUBLE, "lon" DOUBLE, "battery" INTEGER, "seen" TIMESTAMP);
CREATE OR REPLACE STREAM "squares" ("square" VARCHAR(32), "free" INTEGER, "in_use" INTEGER, "avg_battery" DOUBLE);

-- low battery: tell once when it falls below 20
CREATE OR REPLACE PUMP "pickup_pump" AS INSERT INTO "pickup_list"
SELECT STREAM t."id", t."lat", t."lon", t."battery", t.ROWTIME
FROM (
  SELECT STREAM s."id", s."lat", s."lon", s."battery", s."state",
    LAG(s."battery", 1, 100) OVER (PARTITION BY s."id" RANGE INTERVAL '1' HOUR PRECEDING) AS "before"
  FROM "SOURCE_SQL_STREAM_001" AS s
) AS t
WHERE t."battery" < 20 AND t."before" >= 20 AND t."state" <> 'riding';

-- squares of a hundredth of a degree
CREATE OR REPLACE PUMP "squares_pump" AS INSERT INTO "squares"
SELECT STREAM
  CAST(CAST(FLOOR("lat" * 100) AS INTEGER) AS VARCHAR(8)) || '/' || CAST(CAST(FLOOR("lon" * 100) AS INTEGER) AS VARCHAR(8)),
  SUM(CASE WHEN "state" = 'free' THEN 1 ELSE 0 END),
  SUM(CASE WHEN "state" = 'riding' THEN 1 ELSE 0 END),
  AVG(CAST("battery" AS DOUBLE))
FROM "SOURCE_SQL_STREAM_001"
GROUP BY FLOOR("lat" * 100), FLOOR("lon" * 100), STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '2' MINUTE);
