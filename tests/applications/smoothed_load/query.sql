-- The load of servers, smoothed with a half-life of 10 seconds; only hosts whose smoothed load is over 3.
CREATE OR REPLACE STREAM DESTINATION_SQL_STREAM (host VARCHAR(12), load DOUBLE, smoothed DOUBLE, second_last DOUBLE);
CREATE OR REPLACE PUMP STREAM_PUMP AS INSERT INTO DESTINATION_SQL_STREAM
SELECT STREAM x.host, x.load, x.smoothed, x.second_last
FROM (
  SELECT STREAM "host" AS host, "load" AS load,
     EXP_AVG("load", INTERVAL '10' SECOND) OVER (PARTITION BY "host" RANGE INTERVAL '1' MINUTE PRECEDING) AS smoothed,
     NTH_VALUE("load", 2) FROM LAST OVER (PARTITION BY "host" RANGE INTERVAL '1' MINUTE PRECEDING) AS second_last
  FROM "SOURCE_SQL_STREAM_001") x
WHERE x.smoothed > 3.0;
