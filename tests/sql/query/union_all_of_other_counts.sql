-- checklist: UNION ALL of streams
CREATE STREAM s (a INTEGER, b INTEGER);
CREATE STREAM out_stream (x INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM a FROM s UNION ALL SELECT STREAM a, b FROM s;
> end
error: UNION ALL of 1 and 2 columns
