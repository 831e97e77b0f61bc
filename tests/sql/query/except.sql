-- checklist: UNION / EXCEPT / INTERSECT
CREATE STREAM s (a INTEGER);
CREATE STREAM out_stream (x INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM a FROM s EXCEPT SELECT STREAM a FROM s;
> end
error: on streams only UNION ALL is supported
