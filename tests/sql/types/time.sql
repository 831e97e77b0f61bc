-- checklist: TIME
-- Adding an interval wraps at midnight.
CREATE STREAM s (t TIME);
CREATE STREAM out_stream (t TIME, later TIME);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM t, t + INTERVAL '1' HOUR FROM s;
> s
00:00:01, 13:48:23
00:00:02, 23:30:00.250
00:00:03, NULL
= out_stream
00:00:01, 13:48:23.000, 14:48:23.000
00:00:02, 23:30:00.250, 00:30:00.250
00:00:03, NULL, NULL
