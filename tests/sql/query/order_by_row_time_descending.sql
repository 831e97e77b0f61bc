-- checklist: ORDER BY (monotonic lead)
CREATE STREAM s (ticker VARCHAR(4));
CREATE STREAM out_stream (v VARCHAR(4));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM ticker FROM s ORDER BY ROWTIME DESC;
> end
error: the first key of ORDER BY on a stream cannot be DESC
