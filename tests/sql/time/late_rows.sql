-- checklist: late / out-of-order rows → error
-- Rows of equal time are fine.
CREATE STREAM s ("at" TIMESTAMP, v INTEGER);
CREATE STREAM out_stream (v INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM "at" AS ROWTIME, v FROM s;
> s
00:00:01, 00:00:05, 1
00:00:02, 00:00:05, 2
00:00:03, 00:00:04.999, 3
00:00:04, 00:00:06, 4
= out_stream
00:00:05, 1
00:00:05, 2
00:00:06, 4
! pump_error_rows 1
