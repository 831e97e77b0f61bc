-- checklist: HAVING
CREATE STREAM s (k VARCHAR(4), v INTEGER);
CREATE STREAM out_stream (k VARCHAR(4), total INTEGER);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM k, SUM(v) FROM s GROUP BY k, FLOOR(s.ROWTIME TO MINUTE) HAVING AVG(v) > 1 AND k <> 'c';
> s
00:00:01, a, 1
00:00:02, b, 2
00:00:03, c, 9
00:00:04, d, NULL
00:00:05, b, 5
> end
= out_stream
00:01:00, b, 7
