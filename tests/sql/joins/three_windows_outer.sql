-- checklist: LEFT OUTER, one / two windows
-- What an outer join did not find does not close the window of what it kept.
CREATE STREAM a (k INTEGER, x INTEGER);
CREATE STREAM b (k INTEGER, y INTEGER);
CREATE STREAM c (k INTEGER, z INTEGER);
CREATE STREAM out_stream (x INTEGER, y INTEGER, z INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM x, y, z
  FROM a OVER (RANGE INTERVAL '10' SECOND PRECEDING) LEFT JOIN b ON a.k = b.k
  JOIN c OVER (RANGE INTERVAL '30' SECOND PRECEDING) ON c.k = a.k;
> a
00:00:01, 1, 1
00:00:02, 2, 2
> b
00:00:03, 1, 3
> c
00:00:03, 1, 30
00:00:04, 1, 40
00:00:05, 2, 50
> end
= out_stream
00:00:03, 1, 3, 30
00:00:12, 2, NULL, 50
