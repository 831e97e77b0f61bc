-- checklist: SUM
-- Of the argument's type; an overflow is an error row in place of the group.
CREATE STREAM s (i INTEGER, d DECIMAL(5,2), x DOUBLE);
CREATE STREAM out_stream (i INTEGER, d DECIMAL(18,2), x DOUBLE);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM SUM(i), SUM(d), SUM(x) FROM s GROUP BY FLOOR(s.ROWTIME TO MINUTE);
> s
00:00:01, 1, 1.25, 0.5
00:00:02, 2, 2.25, 0.25
00:00:03, NULL, NULL, NULL
00:01:00, NULL, NULL, NULL
> end
= out_stream
00:01:00, 3, 3.50, 0.75
00:02:00, NULL, NULL, NULL
