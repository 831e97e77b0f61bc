-- checklist: division by zero → error_stream
-- A row that cannot be computed is an error row; later rows go on; short-circuit saves the guarded one.
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (r INTEGER);
CREATE STREAM guarded (r INTEGER);
CREATE PUMP a AS INSERT INTO out_stream SELECT STREAM 10 / v FROM s;
CREATE PUMP b AS INSERT INTO guarded SELECT STREAM CASE WHEN v = 0 THEN NULL ELSE 10 / v END FROM s WHERE v <> 5 OR 1 / (v - 5) > 0;
> s
00:00:01, 5
00:00:02, 0
00:00:03, 2
> end
= out_stream
00:00:01, 2
00:00:03, 5
= guarded
00:00:02, NULL
00:00:03, 5
= error_stream
00:00:01, EXPRESSION, division by zero
00:00:02, EXPRESSION, division by zero
! pump_error_rows 2
