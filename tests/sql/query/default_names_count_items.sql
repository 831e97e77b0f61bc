-- checklist: EXPR$n default names
CREATE STREAM s (a INTEGER, b INTEGER);
CREATE STREAM out_stream (x INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM "EXPR$1" FROM (SELECT STREAM a + 1, b, a * b FROM s);
> end
error: no column EXPR$1
