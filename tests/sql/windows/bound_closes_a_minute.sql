-- checklist: rowtime bounds
-- A bound of 10:01:00 closes the minute 10:00; a row before the bound is late.
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM COUNT(*) FROM s WHERE v > 0 GROUP BY FLOOR(s.ROWTIME TO MINUTE);
> s
10:00:01, 1
> bound s 10:00:59.999
= out_stream
> bound s 10:01:00
= out_stream
10:01:00, 1
> s
10:00:59, 1
10:01:00, 1
! late_rows 1
> bound s 10:02:00
= out_stream
10:02:00, 1
