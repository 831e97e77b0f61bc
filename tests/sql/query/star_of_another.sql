-- checklist: SELECT STREAM list, `*`, `alias.*`, aliases
CREATE STREAM s (a INTEGER);
CREATE STREAM out_stream (a INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM t.* FROM s;
> end
error: no relation of this FROM is called t
