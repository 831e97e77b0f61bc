-- checklist: WINDOW clause (named windows)
-- checklist: OVER inline / named
-- checklist: different windows per column
-- checklist: CURRENT ROW, BETWEEN … AND CURRENT ROW
CREATE STREAM s (k VARCHAR(4), v INTEGER);
CREATE STREAM out_stream (a INTEGER, b BIGINT, c INTEGER, d BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM SUM(v) OVER last_minute, COUNT(*) OVER last_two, SUM(v) OVER (ROWS CURRENT ROW),
  COUNT(*) OVER (RANGE CURRENT ROW) FROM s
  WINDOW last_minute AS (PARTITION BY k RANGE BETWEEN INTERVAL '1' MINUTE PRECEDING AND CURRENT ROW),
    last_two AS (ROWS 1 PRECEDING);
> s
00:00:00, a, 1
00:00:30, b, 2
00:01:00, a, 4
00:01:00, b, 8
00:01:01, a, NULL
= out_stream
00:00:00, 1, 1, 1, 1
00:00:30, 2, 2, 2, 1
00:01:00, 5, 2, 4, 1
00:01:00, 10, 2, 8, 2
00:01:01, 4, 2, NULL, 1
