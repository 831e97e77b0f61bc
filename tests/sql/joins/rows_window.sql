-- checklist: row-window join OVER (ROWS n PRECEDING)
-- The last two orders can be met.
CREATE STREAM a (x INTEGER);
CREATE STREAM b (y INTEGER);
CREATE STREAM out_stream (x INTEGER, y INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM x, y FROM a OVER (ROWS 1 PRECEDING) CROSS JOIN b;
> a
00:00:01, 1
00:00:02, 2
00:00:03, 3
> b
00:00:10, 7
> end
= out_stream
00:00:10, 2, 7
00:00:10, 3, 7
