-- checklist: assignment compatibility
CREATE STREAM s (t VARCHAR(10));
CREATE STREAM out_stream (v INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM t FROM s;
> end
error: column V of OUT_STREAM
