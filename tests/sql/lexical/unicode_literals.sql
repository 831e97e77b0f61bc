-- checklist: unicode literal `U&'…'` UESCAPE
CREATE STREAM s (i INTEGER);
CREATE STREAM out_stream (v1 VARCHAR(10), v2 VARCHAR(10), v3 VARCHAR(10), v4 BOOLEAN, v5 INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM
  U&'\00e9t\00e9',
  u&'a\\b',
  U&'!0041!!' UESCAPE '!',
  u&'\0009' = U&'!0009' UESCAPE '!',
  CHAR_LENGTH(u&'\0009')
FROM s;
> s
00:00:01, 1
= out_stream
00:00:01, été, a\b, A!, TRUE, 1
