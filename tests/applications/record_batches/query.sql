-- Devices that send their readings in batches: each element of the array is a row; all temperatures in Celsius.
CREATE OR REPLACE FUNCTION celsius (value_f DOUBLE) RETURNS DOUBLE
  LANGUAGE SQL
  RETURN (value_f - 32) * 5 / 9;

CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" ("sensor" VARCHAR(12), "celsius" DOUBLE, "sent" TIMESTAMP);

CREATE OR REPLACE PUMP "STREAM_PUMP" AS
INSERT INTO "DESTINATION_SQL_STREAM"
SELECT "sensor", CASE "unit" WHEN 'F' THEN celsius("value") WHEN 'K' THEN "value" - 273.15 ELSE "value" END, "at"
FROM "SOURCE_SQL_STREAM_001"
WHERE "value" IS NOT NULL;
