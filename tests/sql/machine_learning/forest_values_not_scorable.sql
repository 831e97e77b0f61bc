-- checklist: RANDOM_CUT_FOREST (1–5 arguments)
-- checklist: error_stream schema and causes
-- NULL, NaN, infinity and numbers too large for sums cost their row; the forest does not see it.
CREATE STREAM s (v DOUBLE, w BIGINT);
CREATE STREAM out_stream (v DOUBLE, w BIGINT, ANOMALY_SCORE DOUBLE);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM * FROM TABLE(RANDOM_CUT_FOREST(CURSOR(SELECT STREAM CASE WHEN v > 1e300 THEN v * 10 ELSE v END AS v, w FROM s)));
> s
00:00:01, 1, 1
00:00:02, NULL, 1
00:00:03, 1, NULL
00:00:04, 2e30, 1
00:00:05, -1e30, 9223372036854775807
00:00:06, 9e307, 1
00:00:08, 2, 2
> end
= out_stream
00:00:01, 1, 1, 0
00:00:05, -1e+30, 9223372036854775807, 0
00:00:08, 2, 2, 0
= error_stream
00:00:02, EXPRESSION, RANDOM_CUT_FOREST can score neither NULL nor a number beyond 1e30: V
00:00:03, EXPRESSION, RANDOM_CUT_FOREST can score neither NULL nor a number beyond 1e30: W
00:00:04, EXPRESSION, RANDOM_CUT_FOREST can score neither NULL nor a number beyond 1e30: V
00:00:06, EXPRESSION, RANDOM_CUT_FOREST can score neither NULL nor a number beyond 1e30: V
