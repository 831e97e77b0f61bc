-- checklist: RANDOM_CUT_FOREST (1–5 arguments)
-- checklist: zero scores during learning
-- Ten records are learned; the usual one that follows scores under 1, the two outliers above it.
CREATE STREAM s (x DOUBLE, y INTEGER, label VARCHAR(4));
CREATE STREAM out_stream (label VARCHAR(4), score VARCHAR(12));
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM label, CASE WHEN ANOMALY_SCORE = 0 THEN 'learning' WHEN ANOMALY_SCORE < 1 THEN 'usual' WHEN ANOMALY_SCORE > 1.5 THEN 'unusual' END
  FROM TABLE(RANDOM_CUT_FOREST(CURSOR(SELECT STREAM * FROM s), 100, 10, 1000, 1));
> s
00:00:01, 101, 66, r1
00:00:02, 113, 69, r2
00:00:03, 105, 64, r3
00:00:04, 100, 65, r4
00:00:05, 108, 69, r5
00:00:06, 96, 72, r6
00:00:07, 110, 61, r7
00:00:08, 119, 78, r8
00:00:09, 92, 75, r9
00:00:10, 104, 70, r10
00:00:11, 101, 66, r11
00:00:12, 144, 123, r12
00:00:13, 99, 68, r13
00:00:14, 55, 40, r14
> end
= out_stream
00:00:01, r1, learning
00:00:02, r2, learning
00:00:03, r3, learning
00:00:04, r4, learning
00:00:05, r5, learning
00:00:06, r6, learning
00:00:07, r7, learning
00:00:08, r8, learning
00:00:09, r9, learning
00:00:10, r10, learning
00:00:11, r11, usual
00:00:12, r12, unusual
00:00:13, r13, usual
00:00:14, r14, unusual
