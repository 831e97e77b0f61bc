-- checklist: SELECT without STREAM inside pump
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (v INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT v FROM (SELECT v FROM s WHERE v > 1) WHERE v < 3
> s
00:00:01, 1
00:00:02, 2
00:00:03, 3
= out_stream
00:00:02, 2
