-- checklist: ROWTIME operator / column / alias
-- checklist: AS ROWTIME override
-- MIN(ROWTIME) AS ROWTIME gives a group the time of its first row; unqualified ROWTIME is the end of the window, STEP its start.
CREATE STREAM s (k VARCHAR(4), v DOUBLE);
CREATE STREAM firsts (k VARCHAR(4), n BIGINT);
CREATE STREAM ends (k VARCHAR(4), at_end TIMESTAMP, at_start TIMESTAMP);
CREATE PUMP a AS INSERT INTO firsts
  SELECT STREAM MIN(s.ROWTIME) AS ROWTIME, k, COUNT(*) FROM s GROUP BY k, STEP(s.ROWTIME BY INTERVAL '60' SECOND);
CREATE PUMP b AS INSERT INTO ends
  SELECT STREAM k, ROWTIME, STEP(s.ROWTIME BY INTERVAL '60' SECOND) FROM s GROUP BY k, STEP(ROWTIME BY INTERVAL '60' SECOND);
> s
00:00:05, a, 1
00:00:07, b, 1
00:00:59, a, 1
00:02:01, b, 1
> end
= firsts
00:00:05, a, 2
00:00:07, b, 1
00:02:01, b, 1
= ends
00:01:00, a, 00:01:00, 00:00:00
00:01:00, b, 00:01:00, 00:00:00
00:03:00, b, 00:03:00, 00:02:00
