-- checklist: MOD
CREATE STREAM s (a DOUBLE);
CREATE STREAM out_stream (v DOUBLE);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM MOD(a, 2) FROM s;
> end
error: MOD
