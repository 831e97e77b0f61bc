-- checklist: monotonicity inference
-- checklist: SELECT DISTINCT (streaming)
-- The documents' exact count of distinct items: rows distinct in each five seconds.
CREATE STREAM s (ticker VARCHAR(4));
CREATE STREAM out_stream (ticker VARCHAR(4), n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM d.ticker, COUNT(d.ticker)
  FROM (SELECT STREAM DISTINCT ROWTIME AS window_time, ticker, STEP(s.ROWTIME BY INTERVAL '5' SECOND) FROM s) AS d
  GROUP BY d.ticker, STEP(d.window_time BY INTERVAL '5' SECOND);
> s
00:00:01, a
00:00:02, a
00:00:03, b
00:00:05, a
> end
= out_stream
00:00:05, a, 1
00:00:05, b, 1
00:00:10, a, 1
