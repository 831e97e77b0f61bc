-- checklist: SELECT STREAM list, `*`, `alias.*`, aliases
CREATE STREAM s (a INTEGER);
CREATE STREAM out_stream (a INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM a + 1 AS next_one FROM s WHERE next_one > 1;
> end
error: no column next_one
