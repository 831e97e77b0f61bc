-- checklist: IN / NOT IN list and subquery
CREATE STREAM s (a INTEGER);
CREATE STREAM out_stream (inside BOOLEAN, outside BOOLEAN);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM a IN (SELECT x FROM (VALUES (1), (2)) AS v(x)), a NOT IN (VALUES (1), (2)) FROM s;
> s
00:00:01, 1
00:00:02, 3
00:00:03, NULL
= out_stream
00:00:01, TRUE, FALSE
00:00:02, FALSE, TRUE
00:00:03, NULL, NULL
