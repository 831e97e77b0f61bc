-- checklist: INSERT INTO stream [(cols)] query
-- Columns that are not listed get NULL; ROWTIME may be listed.
CREATE STREAM s (k VARCHAR(4), v INTEGER, "at" TIMESTAMP);
CREATE STREAM out_stream (a INTEGER, b VARCHAR(4), c DOUBLE);
CREATE PUMP p AS INSERT INTO out_stream (c, ROWTIME, b) SELECT STREAM v, "at", k FROM s;
> s
00:00:10, x, 1, 00:00:01
00:00:11, y, 2, 00:00:03
= out_stream
00:00:01, NULL, x, 1
00:00:03, NULL, y, 2
