-- checklist: `||` concatenation
CREATE STREAM s (a VARCHAR(5), n INTEGER);
CREATE STREAM out_stream (v VARCHAR(20));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM a || n FROM s;
> end
error: CAST
