-- checklist: quoted identifiers, `""` escape, 128 chars
-- A name of 128 characters is the longest.
CREATE STREAM "a ""b"" c" ("x-1" INTEGER, "ä€" INTEGER, "X" INTEGER, "x" INTEGER);
CREATE STREAM out_stream (a INTEGER, b INTEGER, c INTEGER, "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn" INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM "x-1", "ä€", x, "x" FROM "a ""b"" c";
> a "b" c
00:00:01, 1, 2, 3, 4
= out_stream
00:00:01, 1, 2, 3, 4
