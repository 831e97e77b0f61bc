-- Stock of a shop that also sells on the web: both streams are united and summed; items that run out are told.
CREATE OR REPLACE STREAM "MOVES" (sku VARCHAR(8), change INTEGER, channel VARCHAR(4));

CREATE OR REPLACE PUMP "MOVES_PUMP" AS INSERT INTO "MOVES"
SELECT STREAM "sku", "change", 'shop' FROM "SHOP_001" WHERE "change" <> 0
UNION ALL
SELECT STREAM UPPER("item"), CASE WHEN "refunded" THEN "sold" ELSE -"sold" END, 'web' FROM "WEB_001";

CREATE OR REPLACE STREAM "RUNNING_OUT" (sku VARCHAR(8), stock INTEGER, sold_on_web INTEGER, last_channel VARCHAR(4));

CREATE OR REPLACE PUMP "RUNNING_OUT_PUMP" AS INSERT INTO "RUNNING_OUT"
SELECT STREAM sku, stock, web, channel
FROM (
   SELECT STREAM sku, channel, change,
     20 + SUM(change) OVER every_move AS stock,
     SUM(CASE WHEN channel = 'web' THEN -change ELSE 0 END) OVER every_move AS web
   FROM "MOVES"
   WINDOW every_move AS (PARTITION BY sku ROWS UNBOUNDED PRECEDING)
) AS m
WHERE stock <= 5 AND change < 0;
