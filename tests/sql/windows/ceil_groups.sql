-- checklist: GROUP BY CEIL(…)
-- CEIL groups what comes after a full minute up to the next one; it changes just after that.
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (minute_of TIMESTAMP, n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM CEIL(s.ROWTIME TO MINUTE), COUNT(*) FROM s GROUP BY CEIL(s.ROWTIME TO MINUTE);
> s
00:00:01, 1
00:01:00, 1
00:01:00.001, 1
= out_stream
00:01:00.001, 00:01:00, 2
> end
= out_stream
00:02:00.001, 00:02:00, 1
