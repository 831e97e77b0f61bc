-- checklist: TRIM
CREATE STREAM s (c VARCHAR(3));
CREATE STREAM out_stream (v VARCHAR(10));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM TRIM(BOTH c FROM 'xxabx') FROM s;
> s
00:00:01, xx
00:00:02, x
00:00:03, ""
= out_stream
00:00:02, ab
! pump_error_rows 2
