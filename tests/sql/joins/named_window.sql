-- checklist: named window in join
CREATE STREAM a (k INTEGER, x INTEGER);
CREATE STREAM b (k INTEGER, y INTEGER);
CREATE STREAM out_stream (x INTEGER, y INTEGER);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM x, y FROM a OVER w JOIN b ON a.k = b.k WINDOW w AS (RANGE INTERVAL '5' SECOND PRECEDING);
> a
00:00:01, 1, 10
00:00:05, 1, 11
> b
00:00:07, 1, 100
> end
= out_stream
00:00:07, 11, 100
