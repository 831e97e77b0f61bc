-- checklist: predicate chaining, optional PERIOD
CREATE STREAM s (a INTEGER, b INTEGER);
CREATE STREAM out_stream (v BOOLEAN);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM (a, b) OVERLAPS (1, 2) FROM s;
> end
error: a period is made of two datetimes of one type, not of INTEGER and INTEGER
