-- checklist: RANDOM_CUT_FOREST_WITH_EXPLANATION
-- Without directions, as by default: only the score of each column; a name is escaped as JSON asks.
CREATE STREAM s (x DOUBLE, y BIGINT);
CREATE STREAM out_stream (explanation VARCHAR(512));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM ANOMALY_EXPLANATION
  FROM TABLE(RANDOM_CUT_FOREST_WITH_EXPLANATION(CURSOR(SELECT STREAM x AS "a ""b"" c", y FROM s), 10, 10, 1000));
> s
00:00:01, 101, 66
00:00:02, 113, 69
00:00:03, 105, 64
00:00:04, 100, 65
00:00:05, 108, 69
00:00:06, 96, 72
00:00:07, 110, 61
00:00:08, 119, 78
00:00:09, 92, 75
00:00:10, 104, 70
00:00:11, 101, 66
00:00:12, 144, 123
> end
= out_stream
00:00:01, "{""a \""b\"" c"":{""ATTRIBUTION_SCORE"":""0.0000""},""Y"":{""ATTRIBUTION_SCORE"":""0.0000""}}"
00:00:02, "{""a \""b\"" c"":{""ATTRIBUTION_SCORE"":""0.0000""},""Y"":{""ATTRIBUTION_SCORE"":""0.0000""}}"
00:00:03, "{""a \""b\"" c"":{""ATTRIBUTION_SCORE"":""0.0000""},""Y"":{""ATTRIBUTION_SCORE"":""0.0000""}}"
00:00:04, "{""a \""b\"" c"":{""ATTRIBUTION_SCORE"":""0.0000""},""Y"":{""ATTRIBUTION_SCORE"":""0.0000""}}"
00:00:05, "{""a \""b\"" c"":{""ATTRIBUTION_SCORE"":""0.0000""},""Y"":{""ATTRIBUTION_SCORE"":""0.0000""}}"
00:00:06, "{""a \""b\"" c"":{""ATTRIBUTION_SCORE"":""0.0000""},""Y"":{""ATTRIBUTION_SCORE"":""0.0000""}}"
00:00:07, "{""a \""b\"" c"":{""ATTRIBUTION_SCORE"":""0.0000""},""Y"":{""ATTRIBUTION_SCORE"":""0.0000""}}"
00:00:08, "{""a \""b\"" c"":{""ATTRIBUTION_SCORE"":""0.0000""},""Y"":{""ATTRIBUTION_SCORE"":""0.0000""}}"
00:00:09, "{""a \""b\"" c"":{""ATTRIBUTION_SCORE"":""0.0000""},""Y"":{""ATTRIBUTION_SCORE"":""0.0000""}}"
00:00:10, "{""a \""b\"" c"":{""ATTRIBUTION_SCORE"":""0.0000""},""Y"":{""ATTRIBUTION_SCORE"":""0.0000""}}"
00:00:11, "{""a \""b\"" c"":{""ATTRIBUTION_SCORE"":""0.3080""},""Y"":{""ATTRIBUTION_SCORE"":""0.2898""}}"
00:00:12, "{""a \""b\"" c"":{""ATTRIBUTION_SCORE"":""0.9973""},""Y"":{""ATTRIBUTION_SCORE"":""1.7705""}}"
