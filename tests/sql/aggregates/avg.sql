-- checklist: AVG
-- Of the argument's type: integers are cut.
CREATE STREAM s (i INTEGER, d DECIMAL(5,2), x DOUBLE);
CREATE STREAM out_stream (i INTEGER, d DECIMAL(5,2), x DOUBLE);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM AVG(i), AVG(d), AVG(x) FROM s GROUP BY FLOOR(s.ROWTIME TO MINUTE);
> s
00:00:01, 29, 1.00, 1
00:00:02, 32, 2.00, 2
00:00:03, NULL, NULL, NULL
00:01:00, -3, -3.00, 0.5
00:01:01, -4, -4.00, 0.25
00:02:00, NULL, NULL, NULL
> end
= out_stream
00:01:00, 30, 1.50, 1.5
00:02:00, -3, -3.50, 0.375
00:03:00, NULL, NULL, NULL
