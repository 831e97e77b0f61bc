-- Orders and their trades come mixed in one stream; they are parted, the trades are counted per minute and
-- each trade is joined to the order of the last minute that it belongs to.

/*----------- orders -----------*/
CREATE OR REPLACE STREAM "orders" ("id" integer, "side" varchar(10), "ticker" varchar(4), "price" DOUBLE);
CREATE OR REPLACE PUMP "orders_pump" AS INSERT INTO "orders"
   SELECT STREAM "Oid", "Otype", "Oticker", "Oprice"
   FROM "SOURCE_SQL_STREAM_001" WHERE "RecordType" = 'Order';

/*----------- trades -----------*/
CREATE OR REPLACE STREAM "trades" ("id" integer, "order_id" integer, "price" DOUBLE, "ticker" varchar(4));
CREATE OR REPLACE PUMP "trades_pump" AS INSERT INTO "trades"
   SELECT STREAM "Tid", "Toid", "Tprice", "Tticker"
   FROM "SOURCE_SQL_STREAM_001" WHERE "RecordType" = 'Trade';

/*----------- trades per ticker and minute -----------*/
CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" ("ticker" varchar(4), "trade_count" integer);
CREATE OR REPLACE PUMP "count_pump" AS INSERT INTO "DESTINATION_SQL_STREAM"
   SELECT STREAM "ticker", count(*) as trade_count
   FROM "trades"
   GROUP BY "ticker", FLOOR("trades".ROWTIME TO MINUTE);

/*----------- which order a trade filled -----------*/
CREATE OR REPLACE STREAM "filled" ("order_id" integer, "ticker" varchar(4), "order_price" DOUBLE, "trade_price" DOUBLE, "seconds" integer);
CREATE OR REPLACE PUMP "filled_pump" AS INSERT INTO "filled"
   SELECT STREAM o."id", o."ticker", o."price", t."price", CAST((t.ROWTIME - o.ROWTIME) SECOND AS INTEGER)
   FROM "orders" OVER (RANGE INTERVAL '1' MINUTE PRECEDING) AS o
   JOIN "trades" AS t
   ON o."id" = t."order_id";
