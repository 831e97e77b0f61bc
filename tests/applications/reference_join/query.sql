-- The name of the company from a reference table beside each price; tickers that are not in the table stay,
-- and are listed for whoever keeps the table.
CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" (ticker_symbol VARCHAR(4), "Company" VARCHAR(32), sector VARCHAR(12), change DOUBLE, price DOUBLE);

CREATE OR REPLACE PUMP "STREAM_PUMP" AS INSERT INTO "DESTINATION_SQL_STREAM"
SELECT STREAM ticker_symbol, "c"."Company", sector, change, price
FROM "SOURCE_SQL_STREAM_001" LEFT JOIN "Companies" as "c"
ON "SOURCE_SQL_STREAM_001".ticker_symbol = "c"."Ticker";

CREATE OR REPLACE STREAM "UNKNOWN_TICKERS" (ticker_symbol VARCHAR(4), trades INTEGER);

CREATE OR REPLACE PUMP "UNKNOWN_PUMP" AS INSERT INTO "UNKNOWN_TICKERS"
SELECT STREAM s.ticker_symbol, COUNT(*)
FROM "SOURCE_SQL_STREAM_001" AS s LEFT JOIN "Companies" AS c ON s.ticker_symbol = c."Ticker"
WHERE c."Ticker" IS NULL
GROUP BY s.ticker_symbol, STEP(s.ROWTIME BY INTERVAL '1' MINUTE);

CREATE OR REPLACE STREAM "BY_COUNTRY" ("Country" VARCHAR(16), sector VARCHAR(12), average DOUBLE);

CREATE OR REPLACE PUMP "BY_COUNTRY_PUMP" AS INSERT INTO "BY_COUNTRY"
SELECT STREAM c."Country", s.sector, AVG(s.price)
FROM "SOURCE_SQL_STREAM_001" AS s
INNER JOIN "Companies" AS c ON s.ticker_symbol = c."Ticker" AND s.price > 0
GROUP BY c."Country", s.sector, STEP(s.ROWTIME BY INTERVAL '1' MINUTE);
