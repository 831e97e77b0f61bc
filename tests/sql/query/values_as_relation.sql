-- checklist: VALUES / (VALUES …) AS t(x,y)
CREATE STREAM s (k INTEGER);
CREATE STREAM out_stream (k INTEGER, name VARCHAR(10));
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM s.k, v.name FROM s JOIN (VALUES (1, 'one'), (2, 'two'), (2, 'zwei')) AS v(x, name) ON s.k = v.x;
> s
00:00:01, 2
00:00:02, 3
00:00:03, 1
00:00:04, NULL
= out_stream
00:00:01, 2, two
00:00:01, 2, zwei
00:00:03, 1, one
