-- checklist: IN / NOT IN list and subquery
CREATE STREAM s (a INTEGER, b INTEGER);
CREATE STREAM out_stream (inside BOOLEAN, outside BOOLEAN, pair BOOLEAN);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM a IN (VALUES (1), (2)), a NOT IN (VALUES (1), (2)), (a, b) IN (VALUES (1, 2), (3, 4)) FROM s;
> s
00:00:01, 1, 2
00:00:02, 3, 2
00:00:03, NULL, 5
= out_stream
00:00:01, TRUE, FALSE, TRUE
00:00:02, FALSE, TRUE, FALSE
00:00:03, NULL, NULL, FALSE
