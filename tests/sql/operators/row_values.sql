-- checklist: row values
-- A row is less when its first value that differs is less.
CREATE STREAM s (a INTEGER, b INTEGER, c INTEGER, d INTEGER);
CREATE STREAM out_stream (eq BOOLEAN, ne BOOLEAN, lt BOOLEAN, ge BOOLEAN, inside BOOLEAN);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM (a, b) = (c, d), (a, b) <> (c, d), (a, b) < (c, d), (a, b) >= (c, d), (a, b) IN ((c, d), (0, 0)) FROM s;
> s
00:00:01, 1, 2, 1, 2
00:00:02, 1, 2, 1, 3
00:00:03, 2, 1, 1, 3
00:00:04, 1, NULL, 1, 3
00:00:05, 1, NULL, 2, 3
00:00:06, 0, 0, 5, 5
= out_stream
00:00:01, TRUE, FALSE, FALSE, TRUE, TRUE
00:00:02, FALSE, TRUE, TRUE, FALSE, FALSE
00:00:03, FALSE, TRUE, FALSE, TRUE, FALSE
00:00:04, NULL, NULL, NULL, NULL, NULL
00:00:05, FALSE, TRUE, TRUE, FALSE, FALSE
00:00:06, FALSE, TRUE, TRUE, FALSE, TRUE
