-- checklist: WHERE
CREATE STREAM s (a INTEGER);
CREATE STREAM out_stream (a BIGINT);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM COUNT(*) FROM s WHERE COUNT(*) > 1 GROUP BY FLOOR(s.ROWTIME TO MINUTE);
> end
error: aggregate COUNT is not allowed in WHERE
