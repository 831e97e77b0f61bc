-- checklist: CAST matrix
CREATE STREAM s (i BIGINT);
CREATE STREAM out_stream (v TIMESTAMP);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM CAST(i AS TIMESTAMP) FROM s;
> end
error: cannot cast BIGINT to TIMESTAMP (TO_TIMESTAMP takes milliseconds since 1970)
