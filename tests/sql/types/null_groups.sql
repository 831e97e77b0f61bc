-- checklist: NULL handling
-- NULLs make one group; aggregates pass them over; COUNT(*) counts rows.
CREATE STREAM s (k VARCHAR(4), v INTEGER);
CREATE STREAM out_stream (k VARCHAR(4), n BIGINT, m BIGINT, total INTEGER);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM k, COUNT(*), COUNT(v), SUM(v) FROM s GROUP BY k, FLOOR(s.ROWTIME TO MINUTE);
> s
00:00:01, a, NULL
00:00:02, NULL, 1
00:00:03, NULL, NULL
00:00:04, NULL, 2
> end
= out_stream
00:01:00, a, 1, 0, NULL
00:01:00, NULL, 3, 2, 3
