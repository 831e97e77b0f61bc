-- checklist: RIGHT OUTER, two windows
CREATE STREAM orders (orderid INTEGER);
CREATE STREAM shipments (orderid INTEGER);
CREATE STREAM out_stream (orderid INTEGER, shipment_time TIMESTAMP, order_time TIMESTAMP);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM s.orderid, s.ROWTIME, o.ROWTIME
  FROM orders OVER w AS o RIGHT JOIN shipments OVER w AS s ON o.orderid = s.orderid
  WINDOW w AS (RANGE INTERVAL '1' MINUTE PRECEDING);
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
10:00:45, 100, 10:00:00, 10:00:45
10:00:45, 104, 10:00:45, 10:00:40
10:01:50, 105, 10:00:50, NULL
