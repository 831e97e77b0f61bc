-- checklist: monotonicity inference
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM COUNT(*) FROM s GROUP BY s.ROWTIME + v * INTERVAL '1' SECOND;
> end
error: this GROUP BY could never give a row
