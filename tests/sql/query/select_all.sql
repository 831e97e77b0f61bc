-- checklist: SELECT ALL
CREATE STREAM s (k VARCHAR(4));
CREATE STREAM out_stream (k VARCHAR(4));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM ALL k FROM s;
> s
00:00:01, a
00:00:01, a
= out_stream
00:00:01, a
00:00:01, a
