-- checklist: RANDOM_CUT_FOREST (1–5 arguments)
CREATE STREAM s (v DOUBLE);
CREATE STREAM out_stream (v DOUBLE, ANOMALY_SCORE DOUBLE);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM v, ANOMALY_SCORE FROM TABLE(RANDOM_CUT_FOREST(CURSOR(SELECT STREAM * FROM s), timeDecay => 200));
> end
error: RANDOM_CUT_FOREST: timedecay must be above subsamplesize, which is 256
