-- checklist: ORDER BY ordinals, DESC, hidden expressions
CREATE STREAM s (k VARCHAR(4), v INTEGER);
CREATE STREAM out_stream (opened TIMESTAMP, k VARCHAR(4), n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM STEP(s.ROWTIME BY INTERVAL '60' SECOND), k, COUNT(*) AS n FROM s
  GROUP BY k, STEP(s.ROWTIME BY INTERVAL '60' SECOND) ORDER BY 1, n DESC, SUM(v), 2;
> s
00:00:01, a, 5
00:00:02, b, 1
00:00:03, c, 1
00:00:04, b, 1
00:00:05, d, 1
> end
= out_stream
00:01:00, 00:00:00, b, 2
00:01:00, 00:00:00, c, 1
00:01:00, 00:00:00, d, 1
00:01:00, 00:00:00, a, 1
