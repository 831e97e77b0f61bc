-- checklist: + - * / unary ± on numbers
-- Whole numbers divide to whole numbers, cut towards zero.
CREATE STREAM s (i INTEGER, j INTEGER, d DECIMAL(5,2), x DOUBLE);
CREATE STREAM out_stream (a INTEGER, b INTEGER, c DECIMAL(7,2), d DOUBLE, e DOUBLE, f INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM i / j, -i + j * 2, d + i, x * i, x - d, +i FROM s;
> s
00:00:01, 5, 2, 1.25, 0.5
00:00:02, -5, 2, -1.25, 1e2
00:00:03, NULL, 2, 1.25, NULL
= out_stream
00:00:01, 2, -1, 6.25, 2.5, -0.75, 5
00:00:02, -2, 9, -6.25, -500, 101.25, -5
00:00:03, NULL, NULL, NULL, NULL, NULL, NULL
