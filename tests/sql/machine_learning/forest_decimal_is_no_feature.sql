-- checklist: DECIMAL not accepted as feature
-- A DECIMAL column is passed through, not scored.
CREATE STREAM s (price DECIMAL(6,2), v REAL);
CREATE STREAM out_stream (price DECIMAL(6,2), v REAL, explanation VARCHAR(100));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM price, v, ANOMALY_EXPLANATION
  FROM TABLE(RANDOM_CUT_FOREST_WITH_EXPLANATION(CURSOR(SELECT STREAM * FROM s), shingleSize => 1));
> s
00:00:01, 9.75, 1.5
00:00:02, NULL, 2
= out_stream
00:00:01, 9.75, 1.5, "{""V"":{""ATTRIBUTION_SCORE"":""0.0000""}}"
00:00:02, NULL, 2, "{""V"":{""ATTRIBUTION_SCORE"":""0.0000""}}"
