-- Bollinger bands: prices that leave the band of two standard deviations about the mean of the last 20.
CREATE OR REPLACE STREAM "BANDS" (symbol VARCHAR(8), price DOUBLE, mid DOUBLE, upper_band DOUBLE, lower_band DOUBLE, n INTEGER);

CREATE OR REPLACE PUMP "BANDS_PUMP" AS INSERT INTO "BANDS"
SELECT STREAM "symbol", "close",
   AVG("close") OVER w,
   AVG("close") OVER w + 2 * STDDEV_SAMP("close") OVER w,
   AVG("close") OVER w - 2 * STDDEV_SAMP("close") OVER w,
   COUNT("close") OVER w
FROM "SOURCE_SQL_STREAM_001"
WINDOW w AS (PARTITION BY "symbol" ROWS BETWEEN 19 PRECEDING AND CURRENT ROW);

CREATE OR REPLACE STREAM "BREAKOUTS" (symbol VARCHAR(8), price DOUBLE, band VARCHAR(5), distance DOUBLE);
CREATE OR REPLACE PUMP "BREAKOUTS_PUMP" AS INSERT INTO "BREAKOUTS"
SELECT STREAM symbol, price, CASE WHEN price > upper_band THEN 'upper' ELSE 'lower' END,
   CASE WHEN price > upper_band THEN price - upper_band ELSE lower_band - price END
FROM BANDS
WHERE n = 20 AND (price > upper_band OR price < lower_band);
