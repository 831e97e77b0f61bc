-- checklist: SELECT DISTINCT (streaming)
CREATE STREAM s (k VARCHAR(4));
CREATE STREAM out_stream (k VARCHAR(4));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM DISTINCT k FROM s;
> end
error: SELECT DISTINCT on a stream needs an expression that moves on with time
