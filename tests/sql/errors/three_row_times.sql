-- checklist: only one ROWTIME expression per GROUP BY
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM COUNT(*) FROM s GROUP BY STEP(s.ROWTIME BY INTERVAL '1' MINUTE), v, FLOOR(ROWTIME TO DAY);
> end
error: only one expression of ROWTIME may stand in a GROUP BY
