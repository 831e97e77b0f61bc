-- Candles of a minute: open, high, low, close and the average price weighted by volume, per symbol.
CREATE OR REPLACE STREAM "CANDLES" (
  "sym" VARCHAR(8), "minute" TIMESTAMP, "open" DOUBLE, "high" DOUBLE, "low" DOUBLE, "close" DOUBLE, "volume" BIGINT, "vwap" DOUBLE, "trades" INTEGER, "change_pct" DOUBLE);

CREATE OR REPLACE PUMP "CANDLES_PUMP" AS INSERT INTO "CANDLES"
SELECT STREAM
  "sym", FLOOR("SOURCE_SQL_STREAM_001".ROWTIME TO MINUTE),
  FIRST_VALUE("px"), MAX("px"), MIN("px"), LAST_VALUE("px"),
  SUM("qty"),
  SUM("px" * "qty") / SUM("qty"),
  COUNT(*),
  (LAST_VALUE("px") - FIRST_VALUE("px")) / FIRST_VALUE("px") * 100
FROM "SOURCE_SQL_STREAM_001"
GROUP BY "sym", FLOOR("SOURCE_SQL_STREAM_001".ROWTIME TO MINUTE);
