-- checklist: WHERE
-- checklist: GROUP BY FLOOR(ROWTIME TO unit)
CREATE STREAM s ("RecordType" VARCHAR(8), "Oid" INTEGER, "Oticker" VARCHAR(4), "Oprice" DOUBLE, "Tid" INTEGER, "Toid" INTEGER,
  "Tprice" DOUBLE, "Tticker" VARCHAR(4));
CREATE STREAM "Order_Stream" (order_id INTEGER, ticker VARCHAR(4), price DOUBLE);
CREATE STREAM "Trade_Stream" (trade_id INTEGER, order_id INTEGER, ticker VARCHAR(4), price DOUBLE);
CREATE STREAM out_stream (ticker VARCHAR(4), trade_count BIGINT);
CREATE PUMP orders AS INSERT INTO "Order_Stream" SELECT STREAM "Oid", "Oticker", "Oprice" FROM s WHERE "RecordType" = 'Order';
CREATE PUMP trades AS INSERT INTO "Trade_Stream" SELECT STREAM "Tid", "Toid", "Tticker", "Tprice" FROM s WHERE "RecordType" = 'Trade';
CREATE PUMP counts AS INSERT INTO out_stream SELECT STREAM ticker, COUNT(*) FROM "Trade_Stream"
  GROUP BY ticker, FLOOR("Trade_Stream".ROWTIME TO MINUTE);
> s
00:00:01, Order, 1, AMZN, 10, NULL, NULL, NULL, NULL
00:00:02, Trade, NULL, NULL, NULL, 5, 1, 10, AMZN
00:00:03, Trade, NULL, NULL, NULL, 6, 1, 11, AMZN
00:00:04, Other, NULL, NULL, NULL, NULL, NULL, NULL, NULL
> end
= Order_Stream
00:00:01, 1, AMZN, 10
= Trade_Stream
00:00:02, 5, 1, AMZN, 10
00:00:03, 6, 1, AMZN, 11
= out_stream
00:01:00, AMZN, 2
