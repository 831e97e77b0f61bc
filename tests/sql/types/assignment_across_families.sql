-- checklist: assignment compatibility
CREATE STREAM s (t TIMESTAMP);
CREATE STREAM out_stream (v BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM t FROM s;
> end
error: column V of OUT_STREAM
