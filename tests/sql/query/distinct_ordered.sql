-- checklist: SELECT DISTINCT (streaming)
-- checklist: ORDER BY (monotonic lead)
CREATE STREAM s (ticker VARCHAR(4));
CREATE STREAM out_stream (at_time TIMESTAMP, ticker VARCHAR(4));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM DISTINCT ROWTIME, ticker FROM s ORDER BY ROWTIME, ticker;
> s
00:00:01, b
00:00:01, a
00:00:01, b
00:00:02, a
> end
= out_stream
00:00:01, 00:00:01, a
00:00:01, 00:00:01, b
00:00:02, 00:00:02, a
