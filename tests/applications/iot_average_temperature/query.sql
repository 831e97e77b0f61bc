-- Average temperature and humidity per device and minute, from sensors that report every few seconds.

-- what goes to the dashboard
CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" (
   device_id    VARCHAR(16),
   readings     INTEGER,
   avg_temp     REAL,
   avg_humidity INTEGER,
   max_temp     REAL );

CREATE OR REPLACE PUMP "STREAM_PUMP" AS INSERT INTO "DESTINATION_SQL_STREAM"

SELECT STREAM  "device_id",
               COUNT(*)           AS readings,
               AVG("temperature") AS avg_temp,
               AVG("humidity"),
               MAX("temperature")
FROM    "SOURCE_SQL_STREAM_001"
-- one minute at a time
GROUP BY "device_id",
         STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '60' SECOND);
