-- checklist: VARCHAR(n)
-- checklist: assignment compatibility
-- Text that is too long is cut on the way in and into a stream's column.
CREATE STREAM s (v VARCHAR(8), w CHAR VARYING(3), x CHARACTER VARYING(3));
CREATE STREAM out_stream (v VARCHAR(5), w VARCHAR(20), n INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM v, w || x, CHAR_LENGTH(v) FROM s;
> s
00:00:01, abcdefghij, xyzw, ä
00:00:02, NULL, a, b
= out_stream
00:00:01, abcde, xyzä, 8
00:00:02, NULL, ab, NULL
