-- checklist: SELECT STREAM list, `*`, `alias.*`, aliases
CREATE STREAM s (a INTEGER, "b" INTEGER);
CREATE STREAM out_stream (v1 INTEGER, v2 INTEGER, v3 INTEGER, v4 INTEGER, v5 INTEGER, v6 INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM *, x.*, "b" AS c, a d FROM s AS x;
> s
00:00:01, 1, 2
= out_stream
00:00:01, 1, 2, 1, 2, 2, 1
