-- checklist: OVER inline / named
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (n BIGINT, m INTEGER);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM COUNT(*), SUM(v) OVER (ROWS 1 PRECEDING) FROM s GROUP BY FLOOR(s.ROWTIME TO MINUTE);
> end
error: a query either groups its rows or has OVER windows, not both
