-- One stream, a window and a pass-through, both into a third stream.
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (kind VARCHAR(4), v BIGINT);
CREATE PUMP windows AS INSERT INTO out_stream SELECT STREAM 'sum', SUM(v) FROM s GROUP BY FLOOR(s.ROWTIME TO HOUR);
CREATE PUMP rows_through AS INSERT INTO out_stream SELECT STREAM 'row', v FROM s;
> s
00:10:00, 1
00:59:59, 2
01:00:00, 3
= out_stream
00:10:00, row, 1
00:59:59, row, 2
01:00:00, sum, 3
01:00:00, row, 3
> end
= out_stream
02:00:00, sum, 3
