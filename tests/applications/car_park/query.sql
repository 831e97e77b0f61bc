-- Free places of car parks: a running balance of entries and exits since the start, and a warning below 3.
CREATE OR REPLACE STREAM "BALANCE" (park VARCHAR(8), cars INTEGER, places INTEGER, noted TIMESTAMP);
CREATE OR REPLACE PUMP "BALANCE_PUMP" AS INSERT INTO "BALANCE"
SELECT STREAM "park",
  SUM(CASE "direction" WHEN 'in' THEN 1 WHEN 'out' THEN -1 ELSE 0 END) OVER (PARTITION BY "park" ROWS UNBOUNDED PRECEDING),
  CASE WHEN "park" = 'north' THEN 8 ELSE 6 END,
  ROWTIME
FROM "SOURCE_SQL_STREAM_001";

CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" (park VARCHAR(8), free_places INTEGER, full_percent INTEGER, noted TIMESTAMP);
CREATE OR REPLACE PUMP "WARN_PUMP" AS INSERT INTO "DESTINATION_SQL_STREAM"
SELECT STREAM park, places - cars, cars * 100 / places, noted
FROM "BALANCE"
WHERE places - cars < 3;
