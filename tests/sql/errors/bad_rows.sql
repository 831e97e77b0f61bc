-- checklist: error_stream schema and causes
CREATE STREAM s (v INTEGER, t VARCHAR(3));
CREATE STREAM out_stream (v INTEGER, t VARCHAR(3));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM v, t FROM s;
> s
00:00:01, 1, abcdef
00:00:02, x, b
not a time, 3, c
00:00:04, 99999999999, d
00:00:05, 5, e
> end
= out_stream
00:00:01, 1, abc
00:00:05, 5, e
! rows 5
! error_rows 3
