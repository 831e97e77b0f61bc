-- checklist: GROUP BY monotonic + keys
-- checklist: GROUP BY STEP(ROWTIME BY INTERVAL)
-- Groups come out in the order of their first rows, at the end of their window; nothing for windows without rows.
CREATE STREAM s (k VARCHAR(4), v INTEGER);
CREATE STREAM out_stream (k VARCHAR(4), n BIGINT, total INTEGER, opened TIMESTAMP, closed TIMESTAMP);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM k, COUNT(*), SUM(v), STEP(s.ROWTIME BY INTERVAL '90' SECOND), ROWTIME
  FROM s GROUP BY k, STEP(s.ROWTIME BY INTERVAL '90' SECOND);
> s
00:00:10, b, 1
00:01:29.999, a, 2
00:01:20, b, 5
= out_stream
> s
00:01:30, b, 3
= out_stream
00:01:30, b, 1, 1, 00:00:00, 00:01:30
00:01:30, a, 1, 2, 00:00:00, 00:01:30
! late_rows 1
> bound s 00:02:59.999
= out_stream
> bound s 00:03:00
= out_stream
00:03:00, b, 1, 3, 00:01:30, 00:03:00
> s
00:09:00, c, 4
> end
= out_stream
00:10:30, c, 1, 4, 00:09:00, 00:10:30
