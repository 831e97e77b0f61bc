-- checklist: rowtime bounds
-- Where inputs meet the strongest of their reasons counts: a row, a bound, idle time, the end.
CREATE STREAM a (v INTEGER);
CREATE STREAM b (v INTEGER);
CREATE STREAM joint (v INTEGER);
CREATE STREAM out_stream (n INTEGER, why VARCHAR(5));
CREATE STREAM hours (n INTEGER, why VARCHAR(5));
CREATE PUMP p AS INSERT INTO joint SELECT STREAM v FROM a;
CREATE PUMP q AS INSERT INTO joint SELECT STREAM v FROM b;
CREATE PUMP r AS INSERT INTO out_stream
  SELECT STREAM COUNT(*), WINDOW_CLOSED_BY FROM joint GROUP BY FLOOR(joint.ROWTIME TO MINUTE);
CREATE PUMP t AS INSERT INTO hours
  SELECT STREAM SUM(n), WINDOW_CLOSED_BY FROM out_stream GROUP BY FLOOR(out_stream.ROWTIME TO HOUR);
> a
00:00:10, 1
> bound a 00:01:30
> b
00:00:20, 1
> bound b 00:01:10
= out_stream
00:01:00, 2, BOUND
> b
00:01:20, 1
> a
00:01:40, 1
> bound b 00:02:00
> a
00:02:10, 1
> bound b 00:59:20
> a
00:59:30, 1
> end
= out_stream
00:02:00, 2, ROW
00:03:00, 1, ROW
01:00:00, 1, END
= hours
01:00:00, 5, ROW
02:00:00, 1, END
