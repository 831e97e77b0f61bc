-- Smart meters: energy used per quarter of an hour and district (the first two letters of a meter's number),
-- with the highest quarter of the last hour beside it.
CREATE OR REPLACE STREAM "quarters" ("district" VARCHAR(2), "quarter" TIMESTAMP, "kwh" DECIMAL(12,3), "meters" INTEGER, "low_voltage" INTEGER);

CREATE OR REPLACE PUMP "quarters_pump" AS INSERT INTO "quarters"
SELECT STREAM SUBSTRING("meterId" FROM 1 FOR 2) AS "district",
       STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '15' MINUTE) AS "quarter",
       SUM("kwh"), COUNT(*),
       COUNT(CASE WHEN "voltage" NOT BETWEEN 207 AND 253 THEN 'x' ELSE NULL END)
FROM "SOURCE_SQL_STREAM_001"
GROUP BY SUBSTRING("meterId" FROM 1 FOR 2), STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '15' MINUTE)
HAVING SUM("kwh") > 0;

CREATE OR REPLACE STREAM DESTINATION_SQL_STREAM ("district" VARCHAR(2), "time" VARCHAR(5), "kwh" DECIMAL(12,3), "peak" DECIMAL(12,3), "is_peak" BOOLEAN, "low_voltage" INTEGER);

CREATE OR REPLACE PUMP "peak_pump" AS INSERT INTO DESTINATION_SQL_STREAM
SELECT STREAM "district", TIMESTAMP_TO_CHAR('HH:mm', "quarter"), "kwh",
   MAX("kwh") OVER (PARTITION BY "district" RANGE INTERVAL '0:45' HOUR TO MINUTE PRECEDING),
   "kwh" = MAX("kwh") OVER (PARTITION BY "district" RANGE INTERVAL '0:45' HOUR TO MINUTE PRECEDING),
   "low_voltage"
FROM "quarters";
