-- checklist: IN / NOT IN list and subquery
CREATE STREAM s (a INTEGER);
CREATE STREAM t (b INTEGER);
CREATE STREAM out_stream (a INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM a FROM s WHERE a IN (SELECT b FROM t);
> end
error: IN (SELECT ...)
