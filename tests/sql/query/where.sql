-- checklist: WHERE
-- Only TRUE keeps a row; row times stay.
CREATE STREAM s (a INTEGER);
CREATE STREAM out_stream (a INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM a FROM s WHERE a > 1 AND s.ROWTIME >= TIMESTAMP '1970-01-01 00:00:02';
> s
00:00:01, 5
00:00:02, 2
00:00:03, NULL
00:00:04, 1
00:00:05, 3
= out_stream
00:00:02, 2
00:00:05, 3
