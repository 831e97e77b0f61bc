-- Buy and sell signals where the moving average of the last 5 trades crosses that of the last 15.
CREATE OR REPLACE STREAM "AVERAGES" ("symbol" VARCHAR(8), "price" DOUBLE, short_avg DOUBLE, long_avg DOUBLE);
CREATE OR REPLACE STREAM "SIGNALS" ("symbol" VARCHAR(8), "side" VARCHAR(4), "price" DOUBLE, "tradeTime" TIMESTAMP);

CREATE OR REPLACE PUMP "AVERAGES_PUMP" AS INSERT INTO "AVERAGES"
SELECT STREAM "symbol", "price",
       AVG("price") OVER SHORT_WINDOW,
       AVG("price") OVER LONG_WINDOW
FROM "SOURCE_SQL_STREAM_001"
WINDOW SHORT_WINDOW AS (PARTITION BY "symbol" ROWS 4 PRECEDING),
       LONG_WINDOW  AS (PARTITION BY "symbol" ROWS 14 PRECEDING);

CREATE OR REPLACE PUMP "SIGNALS_PUMP" AS INSERT INTO "SIGNALS"
SELECT STREAM "symbol",
       CASE WHEN short_avg > long_avg THEN 'BUY' ELSE 'SELL' END,
       "price", ROWTIME
FROM (
  SELECT STREAM a."symbol", a."price", a.short_avg, a.long_avg,
         LAG(a.short_avg - a.long_avg, 1, 0) OVER (PARTITION BY a."symbol" ROWS 1 PRECEDING) AS before
  FROM "AVERAGES" a
) AS x
WHERE (before < 0 AND short_avg > long_avg)
   OR (before > 0 AND short_avg < long_avg);
