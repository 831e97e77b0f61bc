-- checklist: only one ROWTIME expression per GROUP BY
CREATE STREAM s (k INTEGER);
CREATE STREAM out_stream (n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM COUNT(*) FROM s GROUP BY FLOOR(s.ROWTIME TO MINUTE), FLOOR(s.ROWTIME TO HOUR);
> end
error: only one expression of ROWTIME
