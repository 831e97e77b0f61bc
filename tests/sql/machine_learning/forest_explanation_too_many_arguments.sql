-- checklist: RANDOM_CUT_FOREST_WITH_EXPLANATION
CREATE STREAM s (v DOUBLE);
CREATE STREAM out_stream (v DOUBLE, ANOMALY_SCORE DOUBLE);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM v, ANOMALY_SCORE FROM TABLE(RANDOM_CUT_FOREST_WITH_EXPLANATION(CURSOR(SELECT STREAM * FROM s), 100, 256, 100000, 1, TRUE, 1));
> end
error: RANDOM_CUT_FOREST_WITH_EXPLANATION takes at most 5 arguments behind the cursor (its parameters are numberoftrees, subsamplesize, timedecay, shinglesize, withdirectionality)
