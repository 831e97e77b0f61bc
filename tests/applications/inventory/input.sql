CREATE STREAM "SHOP_001" ("sku" VARCHAR(8), "change" INTEGER, "at" TIMESTAMP) OPTIONS (path 'shop.csv', rowtime 'at');
CREATE STREAM "WEB_001" ("item" VARCHAR(8), "sold" INTEGER, "refunded" BOOLEAN, "at" TIMESTAMP) OPTIONS (path 'web.jsonl', rowtime 'at');
