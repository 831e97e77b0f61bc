-- checklist: only one ROWTIME expression per GROUP BY
-- A column that was made of ROWTIME further down is a key as others are; the ROWTIME here ends the groups.
CREATE STREAM s (x INTEGER);
CREATE STREAM out_stream (started TIMESTAMP, n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM d.started, COUNT(*)
  FROM (SELECT STREAM x, STEP(s.ROWTIME BY INTERVAL '30' SECOND) AS started FROM s) AS d
  GROUP BY d.started, STEP(d.ROWTIME BY INTERVAL '1' MINUTE);
> s
00:00:01, 1
00:00:20, 1
00:00:31, 1
00:01:01, 1
= out_stream
00:01:00, 00:00:00, 2
00:01:00, 00:00:30, 1
> end
= out_stream
00:02:00, 00:01:00, 1
