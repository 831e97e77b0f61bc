-- checklist: LAG
-- The default may read the row's columns; it stands only for a row outside the frame, not for a NULL in it.
CREATE STREAM s (k VARCHAR(1), x INTEGER, y INTEGER);
CREATE STREAM out_stream (a INTEGER, b INTEGER, c DOUBLE);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM
  LAG(x, 1, x) OVER w, LAG(x, 1, y * 10) IGNORE NULLS OVER w, LAG(x, 2, y) OVER w + 0.5
  FROM s WINDOW w AS (PARTITION BY k ROWS 2 PRECEDING);
> s
00:00:01, a, 1, 7
00:00:02, b, 2, 8
00:00:03, a, NULL, 9
00:00:04, a, 4, 9
00:00:05, a, 5, 9
= out_stream
00:00:01, 1, 70, 7.5
00:00:02, 2, 80, 8.5
00:00:03, 1, 1, 9.5
00:00:04, NULL, 1, 1.5
00:00:05, 4, 4, NULL
