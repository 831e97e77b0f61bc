-- checklist: row values
CREATE STREAM s (a INTEGER, b INTEGER);
CREATE STREAM out_stream (v BOOLEAN);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM (a, b) = (1, 2, 3) FROM s;
> end
error: row values that are compared must have the same number of values
