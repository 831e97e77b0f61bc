-- checklist: shingling, timeDecay
-- Shingles of 3: the first is full with record 3, ten are learned with record 12. Every value of record 16 came before,
-- but never after these two: it is unusual.
CREATE STREAM s (v TINYINT);
CREATE STREAM out_stream (v TINYINT, score VARCHAR(12));
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM v, CASE WHEN ANOMALY_SCORE = 0 THEN 'learning' WHEN ANOMALY_SCORE < 1 THEN 'usual' WHEN ANOMALY_SCORE > 1 THEN 'unusual' END
  FROM TABLE(RANDOM_CUT_FOREST(CURSOR(SELECT STREAM v FROM s), 100, 10, 1000, 3));
> s
00:00:01, 0
00:00:02, 10
00:00:03, 20
00:00:04, 0
00:00:05, 10
00:00:06, 20
00:00:07, 0
00:00:08, 10
00:00:09, 20
00:00:10, 0
00:00:11, 10
00:00:12, 20
00:00:13, 0
00:00:14, 10
00:00:15, 20
00:00:16, 20
> end
= out_stream
00:00:01, 0, learning
00:00:02, 10, learning
00:00:03, 20, learning
00:00:04, 0, learning
00:00:05, 10, learning
00:00:06, 20, learning
00:00:07, 0, learning
00:00:08, 10, learning
00:00:09, 20, learning
00:00:10, 0, learning
00:00:11, 10, learning
00:00:12, 20, learning
00:00:13, 0, usual
00:00:14, 10, usual
00:00:15, 20, usual
00:00:16, 20, unusual
