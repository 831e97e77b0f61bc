-- checklist: IN / NOT IN list and subquery
CREATE STREAM s (a INTEGER, t VARCHAR(4));
CREATE STREAM out_stream (inside BOOLEAN, outside BOOLEAN, with_null BOOLEAN, text BOOLEAN, pair BOOLEAN);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM a IN (1, 2, 3), a NOT IN (1, 2, 3), a IN (1, NULL), t IN ('x', 'yy'), (a, t) IN ((1, 'x'), (2, 'z')) FROM s;
> s
00:00:01, 1, x
00:00:02, 4, z
00:00:03, NULL, yy
00:00:04, 2, NULL
= out_stream
00:00:01, TRUE, FALSE, TRUE, TRUE, TRUE
00:00:02, FALSE, TRUE, NULL, FALSE, FALSE
00:00:03, NULL, NULL, NULL, TRUE, FALSE
00:00:04, TRUE, FALSE, NULL, NULL, NULL
