-- checklist: reject non-monotonic GROUP BY
CREATE STREAM s (at_time TIMESTAMP, v INTEGER);
CREATE STREAM out_stream (n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM COUNT(*) FROM s GROUP BY STEP(at_time BY INTERVAL '1' MINUTE);
> end
error: this GROUP BY could never give a row: no expression in it moves on with time
