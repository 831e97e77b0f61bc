-- checklist: CASE simple/searched
CREATE STREAM s (a INTEGER);
CREATE STREAM out_stream (simple VARCHAR(5), searched VARCHAR(5), one_only INTEGER, wide DOUBLE);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM
  CASE a WHEN 1 THEN 'one' WHEN 2 THEN 'two' ELSE 'many' END,
  CASE WHEN a > 1 THEN 'big' WHEN a > 0 THEN 'small' ELSE 'none' END,
  CASE WHEN a = 1 THEN 10 END,
  CASE WHEN a = 1 THEN 1 WHEN a = 2 THEN 2.5 ELSE 1e3 END FROM s;
> s
00:00:01, 1
00:00:02, 2
00:00:03, NULL
= out_stream
00:00:01, one, small, 10, 1
00:00:02, two, big, NULL, 2.5
00:00:03, many, none, NULL, 1000
