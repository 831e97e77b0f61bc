-- checklist: join of unwindowed streams on ROWTIME
-- The results of two tumbling windows of one length meet.
CREATE STREAM s (k VARCHAR(4), v INTEGER);
CREATE STREAM counts (k VARCHAR(4), n BIGINT);
CREATE STREAM sums (k VARCHAR(4), total BIGINT);
CREATE STREAM out_stream (k VARCHAR(4), n BIGINT, total BIGINT);
CREATE PUMP a AS INSERT INTO counts SELECT STREAM k, COUNT(*) FROM s GROUP BY k, FLOOR(s.ROWTIME TO MINUTE);
CREATE PUMP b AS INSERT INTO sums SELECT STREAM k, SUM(v) FROM s GROUP BY k, FLOOR(s.ROWTIME TO MINUTE);
CREATE PUMP c AS INSERT INTO out_stream SELECT STREAM counts.k, n, total FROM counts, sums
  WHERE counts.ROWTIME = sums.ROWTIME AND counts.k = sums.k;
> s
00:00:01, a, 1
00:00:02, b, 2
00:00:03, a, 3
00:01:10, a, 5
> end
= out_stream
00:01:00, a, 2, 4
00:01:00, b, 1, 2
00:02:00, a, 1, 5
