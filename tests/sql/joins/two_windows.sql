-- checklist: stream–stream INNER, two windows
CREATE STREAM orders (orderid INTEGER);
CREATE STREAM shipments (orderid INTEGER);
CREATE STREAM out_stream (orderid INTEGER, shipment_time TIMESTAMP, order_time TIMESTAMP);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM o.orderid, s.ROWTIME, o.ROWTIME
  FROM orders OVER (RANGE INTERVAL '1' MINUTE PRECEDING) AS o
  JOIN shipments OVER (RANGE INTERVAL '1' MINUTE PRECEDING) AS s ON o.orderid = s.orderid;
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
