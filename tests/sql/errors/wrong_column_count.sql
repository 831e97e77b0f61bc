CREATE STREAM s (k INTEGER, v INTEGER);
CREATE STREAM out_stream (v INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM * FROM s;
> end
error: the query gives 2 columns, OUT_STREAM takes 1
