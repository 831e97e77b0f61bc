-- checklist: ORDER BY (monotonic lead)
-- By ROWTIME first, rows keep their time; NULL is last of ascending keys and first of descending ones.
CREATE STREAM s (k VARCHAR(4), v INTEGER);
CREATE STREAM out_stream (k VARCHAR(4), v INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM k, v FROM s ORDER BY ROWTIME, v, k DESC;
> s
00:00:01, a, 2
00:00:01, b, NULL
00:00:01, c, 1
00:00:01, NULL, 1
00:00:02, d, 0
> end
= out_stream
00:00:01, NULL, 1
00:00:01, c, 1
00:00:01, a, 2
00:00:01, b, NULL
00:00:02, d, 0
