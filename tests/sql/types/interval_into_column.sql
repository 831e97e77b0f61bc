-- checklist: INTERVAL day-time (expression only)
CREATE STREAM s (a TIMESTAMP, b TIMESTAMP);
CREATE STREAM out_stream (v BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM (b - a) SECOND FROM s;
> end
error: column V of OUT_STREAM
