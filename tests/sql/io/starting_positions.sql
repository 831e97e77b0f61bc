-- checklist: starting positions
-- differs: a file is read from its beginning (TRIM_HORIZON); for NOW pipe in what `tail -n 0 -F FILE` prints; there is no LAST_STOPPED_POINT.
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (v INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM v FROM s;
> s
00:00:01, 1
= out_stream
00:00:01, 1
