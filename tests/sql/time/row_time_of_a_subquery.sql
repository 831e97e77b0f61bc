-- checklist: ROWTIME operator / column / alias
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (opened TIMESTAMP, n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM t.r, COUNT(*)
  FROM (SELECT STREAM FLOOR(s.ROWTIME TO SECOND) AS r, v FROM s) AS t GROUP BY t.r;
> s
00:00:01.5, 1
00:00:01.7, 2
00:00:02.1, 3
> end
= out_stream
00:00:02, 00:00:01, 2
00:00:03, 00:00:02, 1
