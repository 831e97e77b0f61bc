-- checklist: row values
CREATE STREAM s (a INTEGER, b INTEGER);
CREATE STREAM out_stream (v INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM (a, b) FROM s;
> end
error: a row value stands only in comparisons and IN
