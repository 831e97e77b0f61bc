-- checklist: RANDOM_CUT_FOREST (1–5 arguments)
CREATE STREAM s (v DOUBLE);
CREATE STREAM out_stream (v DOUBLE, ANOMALY_SCORE DOUBLE);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM v, ANOMALY_SCORE FROM TABLE(RANDOM_CUT_FOREST(CURSOR(SELECT STREAM * FROM s), 100, 256, 100000, 1, TRUE));
> end
error: RANDOM_CUT_FOREST takes at most 4 arguments behind the cursor (its parameters are numberoftrees, subsamplesize, timedecay, shinglesize)
