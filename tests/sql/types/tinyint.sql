-- checklist: TINYINT
CREATE STREAM s (v TINYINT);
CREATE STREAM out_stream (v TINYINT, minus TINYINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM v, -v FROM s;
> s
00:00:01, 127
00:00:02, -127
00:00:03, NULL
00:00:04, 128
00:00:05, 1.5
00:00:06, -128
= out_stream
00:00:01, 127, -127
00:00:02, -127, 127
00:00:03, NULL, NULL
! error_rows 2
! pump_error_rows 1
