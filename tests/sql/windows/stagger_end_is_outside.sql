-- checklist: WINDOWED BY STAGGER
-- A row exactly at the end opens the next window; HAVING and WHERE apply.
CREATE STREAM s (k VARCHAR(4), v INTEGER);
CREATE STREAM out_stream (k VARCHAR(4), first_of INTEGER, last_of INTEGER, total INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM k, FIRST_VALUE(v), LAST_VALUE(v), SUM(v) FROM s WHERE v < 100
  WINDOWED BY STAGGER (PARTITION BY k RANGE INTERVAL '10' SECOND) HAVING SUM(v) > 1;
> s
00:00:01, a, 1
00:00:05, a, 2
00:00:06, a, 100
00:00:11, a, 4
00:00:12, b, 1
00:00:20, NULL, 8
> end
= out_stream
00:00:11, a, 1, 2, 3
00:00:21, a, 4, 4, 4
00:00:30, NULL, 8, 8, 8
