-- The default is not cut to the length of the values.
CREATE STREAM s (v VARCHAR(2));
CREATE STREAM out_stream (back VARCHAR(8), empty VARCHAR(8));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM LAG(v, 1, 'nothing') OVER w, LAG('a', 1, NULL) OVER w
  FROM s WINDOW w AS (ROWS 2 PRECEDING);
> s
00:00:01, ab
00:00:02, NULL
00:00:03, c
= out_stream
00:00:01, nothing, NULL
00:00:02, ab, a
00:00:03, NULL, a
