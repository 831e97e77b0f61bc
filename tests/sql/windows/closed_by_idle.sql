-- checklist: rowtime bounds
-- An idle source moves on by the clock.
CREATE STREAM s (v INTEGER) OPTIONS (idle '10 s');
CREATE STREAM out_stream (n INTEGER, why VARCHAR(5));
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM COUNT(*), WINDOW_CLOSED_BY FROM s GROUP BY FLOOR(s.ROWTIME TO MINUTE);
> s
00:00:10, 1
00:00:55, 2
> clock +20s
= out_stream
00:01:00, 2, IDLE
> s
00:01:20, 3
00:02:20, 4
> end
= out_stream
00:02:00, 1, ROW
00:03:00, 1, END
