-- checklist: CHAR(n)
-- CHAR is padded with blanks, which count; comparison ignores them.
CREATE STREAM s (c CHAR(6), d CHARACTER(2));
CREATE STREAM out_stream (c CHAR(6), n INTEGER, joined VARCHAR(10), same BOOLEAN);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM c, CHAR_LENGTH(c), c || d, c = 'fred' FROM s;
> s
00:00:01, fred, x
00:00:02, NULL, y
00:00:03, abcdefgh, zz
= out_stream
00:00:01, "fred  ", 6, "fred  x ", TRUE
00:00:02, NULL, NULL, NULL, NULL
00:00:03, abcdef, 6, abcdefzz, FALSE
