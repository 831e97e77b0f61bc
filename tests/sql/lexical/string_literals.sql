-- checklist: string literal, `''` escape
-- The empty text is not NULL; a quote is doubled; comparison is by character.
CREATE STREAM s (i INTEGER);
CREATE STREAM out_stream (v1 VARCHAR(10), v2 VARCHAR(10), v3 BOOLEAN, v4 INTEGER, v5 VARCHAR(10), v6 BOOLEAN);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM
  'it''s',
  '',
  '' IS NULL,
  CHAR_LENGTH('a''''b'),
  'a"b',
  'abc' = 'ABC'
FROM s;
> s
00:00:01, 1
= out_stream
00:00:01, it's, "", FALSE, 4, "a""b", FALSE
