-- checklist: stream–stream INNER, two windows
-- A joined row can be met while all the rows in it can: z of 12 comes when x is 10 s old, z of 13 too late.
CREATE STREAM a (k INTEGER, x INTEGER);
CREATE STREAM b (k INTEGER, y INTEGER);
CREATE STREAM c (k INTEGER, z INTEGER);
CREATE STREAM out_stream (x INTEGER, y INTEGER, z INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM x, y, z
  FROM a OVER w JOIN b OVER (RANGE INTERVAL '1' MINUTE PRECEDING) ON a.k = b.k
  JOIN c OVER w ON c.k = a.k
  WINDOW w AS (RANGE INTERVAL '10' SECOND PRECEDING);
> a
00:00:02, 1, 2
> b
00:00:05, 1, 5
> c
00:00:00, 2, 0
00:00:12, 1, 12
00:00:13, 1, 13
> a
00:00:20, 1, 20
> end
= out_stream
00:00:12, 2, 5, 12
00:00:20, 20, 5, 12
00:00:20, 20, 5, 13
