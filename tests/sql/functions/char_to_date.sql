-- checklist: CHAR_TO_DATE
-- checklist: CHAR_TO_TIME
CREATE STREAM s (t VARCHAR(30));
CREATE STREAM out_stream (d DATE, c TIME);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM CHAR_TO_DATE('yyyy-MM-dd HH:mm', t), CHAR_TO_TIME('yyyy-MM-dd HH:mm', t) FROM s;
> s
00:00:01, 2009-09-16 03:15:24
00:00:02, 2009-19-16 03:15:24
00:00:03, NULL
= out_stream
00:00:01, 2009-09-16, 03:15:00.000
00:00:03, NULL, NULL
! pump_error_rows 1
