-- checklist: WITH, UNNEST, LATERAL, LIMIT, QUALIFY
-- WITH is an addition of ours; the others are refused.
CREATE STREAM s (a INTEGER);
CREATE STREAM out_stream (x INTEGER);
CREATE PUMP p AS INSERT INTO out_stream
  WITH large_ones AS (SELECT STREAM a FROM s WHERE a > 10), halves (h) AS (SELECT STREAM a / 2 FROM large_ones)
  SELECT STREAM h FROM halves;
> s
00:00:01, 5
00:00:02, 21
= out_stream
00:00:02, 10
