-- Bookings in daily statements: opening time, sums by kind, largest booking, and the share of each account in
-- its day's turnover.
CREATE OR REPLACE STREAM "ACCOUNT_DAYS" ("day" DATE, "account" VARCHAR(8), "credit" DECIMAL(14,2), "debit" DECIMAL(14,2), "bookings" INTEGER, "first" TIME, "largest" BIGINT);
CREATE OR REPLACE PUMP "ACCOUNT_DAYS_PUMP" AS INSERT INTO "ACCOUNT_DAYS"
SELECT STREAM
    CAST(STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '1' DAY) AS DATE), "account",
    CAST(SUM(CASE WHEN "cents" > 0 THEN "cents" ELSE 0 END) AS DECIMAL(14,2)) / 100,
    CAST(SUM(CASE WHEN "cents" < 0 THEN -"cents" ELSE 0 END) AS DECIMAL(14,2)) / 100,
    COUNT(*),
    CAST(MIN("SOURCE_SQL_STREAM_001".ROWTIME) AS TIME),
    MAX(ABS("cents"))
FROM "SOURCE_SQL_STREAM_001"
WHERE "kind" IN ('transfer', 'card', 'fee')
GROUP BY "account", STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '1' DAY);

CREATE OR REPLACE STREAM "DAYS" ("day" DATE, "turnover" DECIMAL(16,2));
CREATE OR REPLACE PUMP "DAYS_PUMP" AS INSERT INTO "DAYS"
SELECT STREAM MIN("day"), SUM("credit" + "debit")
FROM "ACCOUNT_DAYS"
GROUP BY "ACCOUNT_DAYS".ROWTIME;

CREATE OR REPLACE STREAM "SHARES" ("day" DATE, "account" VARCHAR(8), "share" DOUBLE);
CREATE OR REPLACE PUMP "SHARES_PUMP" AS INSERT INTO "SHARES"
SELECT STREAM a."day", a."account", CAST(a."credit" + a."debit" AS DOUBLE) / d."turnover"
FROM "ACCOUNT_DAYS" AS a, "DAYS" AS d
WHERE a."day" = d."day" AND d."turnover" > 0;
