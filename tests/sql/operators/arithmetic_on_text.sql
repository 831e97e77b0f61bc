-- checklist: + - * / unary ± on numbers
CREATE STREAM s (t VARCHAR(5));
CREATE STREAM out_stream (a INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM t + 1 FROM s;
> end
error: +
