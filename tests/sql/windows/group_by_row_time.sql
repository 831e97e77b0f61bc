-- checklist: GROUP BY monotonic + keys
-- Groups of rows of one ROWTIME keep it.
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM COUNT(*) FROM s GROUP BY s.ROWTIME;
> s
00:00:01, 1
00:00:01, 1
00:00:02, 1
= out_stream
00:00:01, 2
> end
= out_stream
00:00:02, 1
