-- checklist: IN / NOT IN list and subquery
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (v INTEGER);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM v FROM s WHERE v = (SELECT x + 1 FROM (VALUES (1), (5)) AS t(x) WHERE x < 3);
> s
00:00:01, 1
00:00:02, 2
= out_stream
00:00:02, 2
