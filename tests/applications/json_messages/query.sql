-- Air in meeting rooms: one text column that holds JSON, as the function behind the output wanted it.
CREATE OR REPLACE STREAM "LAMBDA_STREAM" ("payload" VARCHAR(1024));

CREATE OR REPLACE PUMP "LAMBDA_PUMP" AS INSERT INTO "LAMBDA_STREAM"
SELECT STREAM
  '{"room":"' || "room" || '","co2":' || CAST(AVG("co2") AS VARCHAR(8))
  || ',"trend":"' || CASE WHEN LAST_VALUE("co2") > FIRST_VALUE("co2") THEN 'up' WHEN LAST_VALUE("co2") < FIRST_VALUE("co2") THEN 'down' ELSE 'flat' END
  || '","people":' || CAST(MAX("people") AS VARCHAR(4))
  || ',"window":"' || TIMESTAMP_TO_CHAR('yyyy-MM-dd''T''HH:mm:ss''Z''', STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '90' SECOND))
  || '"}'
FROM "SOURCE_SQL_STREAM_001"
GROUP BY "room", STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '90' SECOND)
HAVING AVG("co2") >= 900 OR MAX("people") > 8;
