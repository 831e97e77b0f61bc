-- Rows of several pumps merge by row time, ties in the order in which the pumps were created.
CREATE STREAM s (v INTEGER);
CREATE STREAM t (v INTEGER);
CREATE STREAM out_stream (origin VARCHAR(1), v INTEGER);
CREATE PUMP from_t AS INSERT INTO out_stream SELECT STREAM 't', v FROM t;
CREATE PUMP from_s AS INSERT INTO out_stream SELECT STREAM 's', v FROM s;
> s
00:00:01, 1
00:00:02, 2
00:00:03, 3
= out_stream
> t
00:00:02, 20
= out_stream
00:00:01, s, 1
00:00:02, t, 20
> t
00:00:02, 21
00:00:04, 40
= out_stream
00:00:02, t, 21
00:00:02, s, 2
00:00:03, s, 3
> end
= out_stream
00:00:04, t, 40
