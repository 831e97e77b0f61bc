-- checklist: RANDOM_CUT_FOREST (1–5 arguments)
-- checklist: zero scores during learning
-- Only the cursor: 256 records are learned before the first score, so all score 0. The label passes through.
CREATE STREAM s (x DOUBLE, y INTEGER, label VARCHAR(4));
CREATE STREAM out_stream (x DOUBLE, y INTEGER, label VARCHAR(4), score DOUBLE);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM x, y, label, ANOMALY_SCORE FROM TABLE(RANDOM_CUT_FOREST(CURSOR(SELECT STREAM * FROM s)));
> s
00:00:01, 101, 66, r1
00:00:02, 113, 69, r2
00:00:03, 105, 64, r3
> end
= out_stream
00:00:01, 101, 66, r1, 0
00:00:02, 113, 69, r2, 0
00:00:03, 105, 64, r3, 0
