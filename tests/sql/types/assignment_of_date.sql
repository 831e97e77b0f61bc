-- checklist: assignment compatibility
CREATE STREAM s (t DATE);
CREATE STREAM out_stream (v TIMESTAMP);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM t FROM s;
> end
error: column V of OUT_STREAM
