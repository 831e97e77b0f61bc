-- checklist: EXPR$n default names
CREATE STREAM s (a INTEGER, b INTEGER);
CREATE STREAM out_stream (x INTEGER, y INTEGER, z INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM "EXPR$0", b, "EXPR$2" FROM (SELECT STREAM a + 1, b, a * b FROM s);
> s
00:00:01, 2, 3
= out_stream
00:00:01, 3, 3, 6
