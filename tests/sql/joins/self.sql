-- checklist: stream–stream INNER, one window
CREATE STREAM s (k VARCHAR(4), v INTEGER);
CREATE STREAM out_stream (k VARCHAR(4), before INTEGER, now INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM a.k, a.v, b.v
  FROM s OVER (RANGE INTERVAL '1' MINUTE PRECEDING) AS a JOIN s AS b ON a.k = b.k AND a.v < b.v;
> s
00:00:01, x, 1
00:00:02, x, 3
00:00:03, y, 9
00:00:04, x, 2
> end
= out_stream
00:00:02, x, 1, 3
00:00:04, x, 1, 2
