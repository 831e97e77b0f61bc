-- checklist: MOD
CREATE STREAM s (a INTEGER, b BIGINT);
CREATE STREAM out_stream (v BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM MOD(a, b) FROM s;
> s
00:00:01, 4, 3
00:00:02, -4, 3
00:00:03, 4, -3
00:00:04, 4, 0
00:00:05, NULL, 3
= out_stream
00:00:01, 1
00:00:02, -1
00:00:03, 1
00:00:05, NULL
! pump_error_rows 1
