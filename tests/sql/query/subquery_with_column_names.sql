-- checklist: FROM with comma / subquery / alias(cols)
CREATE STREAM s (a INTEGER, b INTEGER);
CREATE STREAM out_stream (x INTEGER, y INTEGER, at_time TIMESTAMP);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM t.x, "Y", t.ROWTIME FROM (SELECT STREAM b, a FROM s WHERE a > 0) AS t(x, y), s AS u (x, z) WHERE t.ROWTIME = u.ROWTIME;
> s
00:00:01, 1, 2
00:00:02, -1, 2
00:00:03, 3, 4
> end
= out_stream
00:00:01, 2, 1, 00:00:01
00:00:03, 4, 3, 00:00:03
