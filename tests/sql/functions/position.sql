-- checklist: POSITION
CREATE STREAM s (i INTEGER);
CREATE STREAM out_stream (v1 INTEGER, v2 INTEGER, v3 INTEGER, v4 INTEGER, v5 INTEGER, v6 INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM
  POSITION('.com' IN 'http://www.amazon.com'),
  POSITION('www.' IN 'http://www.amazon.com'),
  POSITION('x' IN 'abc'),
  POSITION('' IN 'abc'),
  POSITION('c' IN 'äbc'),
  POSITION(CAST(NULL AS VARCHAR(1)) IN 'abc')
FROM s;
> s
00:00:01, 1
= out_stream
00:00:01, 18, 8, 0, 1, 3, NULL
