-- checklist: shingling, timeDecay
CREATE STREAM s (v DOUBLE);
CREATE STREAM out_stream (v DOUBLE, ANOMALY_SCORE DOUBLE);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM v, ANOMALY_SCORE FROM TABLE(RANDOM_CUT_FOREST(CURSOR(SELECT STREAM * FROM s), 100, 256, 100000, 31));
> end
error: RANDOM_CUT_FOREST: shinglesize must be a whole number from 1 to 30
