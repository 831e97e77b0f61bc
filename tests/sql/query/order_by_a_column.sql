-- checklist: ORDER BY (monotonic lead)
CREATE STREAM s (ticker VARCHAR(4));
CREATE STREAM out_stream (v VARCHAR(4));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM ticker FROM s ORDER BY ticker;
> end
error: ORDER BY ticker could never give a row: its first key does not move on with time
