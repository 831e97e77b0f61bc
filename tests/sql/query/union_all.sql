-- checklist: UNION ALL of streams
-- Names come from the left side, rows merge by row time.
CREATE STREAM s (a INTEGER);
CREATE STREAM t (b DOUBLE);
CREATE STREAM out_stream (x DOUBLE);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM a FROM (SELECT STREAM a FROM s UNION ALL SELECT STREAM b FROM t) AS u;
> s
00:00:01, 1
00:00:03, 3
> t
00:00:02, 2.5
00:00:03, 3.5
> end
= out_stream
00:00:01, 1
00:00:02, 2.5
00:00:03, 3
00:00:03, 3.5
