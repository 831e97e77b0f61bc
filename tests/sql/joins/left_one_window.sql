-- checklist: LEFT OUTER, one / two windows
-- Example 5, without the row that the documents print for an order that was matched.
CREATE STREAM orders (orderid INTEGER);
CREATE STREAM shipments (orderid INTEGER);
CREATE STREAM out_stream (orderid INTEGER, shipment_time TIMESTAMP, order_time TIMESTAMP);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM o.orderid, s.ROWTIME, o.ROWTIME
  FROM orders OVER (RANGE INTERVAL '1' MINUTE PRECEDING) AS o LEFT JOIN shipments AS s ON o.orderid = s.orderid;
> orders
10:00:00, 101
10:00:20, 102
10:00:30, 103
10:00:40, 104
10:00:45, 100
> shipments
10:00:00, 100
10:00:45, 104
10:00:50, 105
> end
= out_stream
10:00:45, 104, 10:00:45, 10:00:40
10:01:00, 101, NULL, 10:00:00
10:01:20, 102, NULL, 10:00:20
10:01:30, 103, NULL, 10:00:30
10:01:45, 100, NULL, 10:00:45
