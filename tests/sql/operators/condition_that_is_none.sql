-- checklist: AND OR NOT, three-valued
CREATE STREAM s (a INTEGER);
CREATE STREAM out_stream (v BOOLEAN);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM a AND TRUE FROM s;
> end
error: a condition is needed here, not a value of type INTEGER
