-- checklist: + - * / unary ± on numbers
CREATE STREAM s (i INTEGER);
CREATE STREAM out_stream (v1 INTEGER, v2 INTEGER, v3 VARCHAR(5), v4 VARCHAR(5), v5 VARCHAR(20), v6 INTEGER, v7 INTEGER, v8 INTEGER, v9 INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM
  5/2,
  5*2+2,
  CAST(3.0+2 AS VARCHAR(5)),
  CAST(2.0+2.0 AS VARCHAR(5)),
  CAST(5.0/2 AS VARCHAR(20)),
  2 + 3 * 4,
  (2 + 3) * 4,
  - 2 * -3,
  10 - 2 - 3
FROM s;
> s
00:00:01, 1
= out_stream
00:00:01, 2, 12, 5.0, 4.0, 2.500000000000, 14, 20, 6, 5
