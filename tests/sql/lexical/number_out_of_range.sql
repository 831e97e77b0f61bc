-- checklist: numeric literals (exact, approximate)
CREATE STREAM s (i INTEGER);
CREATE STREAM out_stream (v BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM 9223372036854775808 FROM s;
> end
error: number out of range: 9223372036854775808
