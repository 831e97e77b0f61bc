-- Orders in many currencies, in euros by a table of rates, and turnover per hour; orders whose currency has no
-- rate go to a stream of their own.
CREATE OR REPLACE STREAM "IN_EURO" ("orderId" VARCHAR(12), "eur" DECIMAL(14,2));
CREATE OR REPLACE STREAM "NO_RATE" ("orderId" VARCHAR(12), "currency" VARCHAR(3));
CREATE OR REPLACE STREAM "TURNOVER" ("hour" VARCHAR(13), "orders" BIGINT, "eur" DECIMAL(16,2), "largest" DECIMAL(14,2), "mean" DECIMAL(14,2));

CREATE OR REPLACE PUMP "P1" AS INSERT INTO "IN_EURO"
  SELECT STREAM o."orderId", CAST(o."total" * COALESCE(r."EUR", 1) AS DECIMAL(14,2))
  FROM "SOURCE_SQL_STREAM_001" AS o
  LEFT JOIN "RATES" AS r ON UPPER(o."currency") = r."CODE"
  WHERE r."EUR" IS NOT NULL OR o."currency" = 'EUR';

CREATE OR REPLACE PUMP "P2" AS INSERT INTO "NO_RATE"
  SELECT STREAM "orderId", "currency"
  FROM "SOURCE_SQL_STREAM_001"
  WHERE "currency" <> 'EUR' AND UPPER("currency") NOT IN (SELECT "CODE" FROM "RATES");

CREATE OR REPLACE PUMP "P3" AS INSERT INTO "TURNOVER"
  SELECT STREAM SUBSTRING(CAST(STEP(e.ROWTIME BY INTERVAL '1' HOUR) AS VARCHAR(30)) FROM 1 FOR 13),
    COUNT(*), SUM(e."eur"), MAX(e."eur"), AVG(e."eur")
  FROM "IN_EURO" AS e
  GROUP BY STEP(e.ROWTIME BY INTERVAL '1' HOUR);
