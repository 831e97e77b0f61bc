-- checklist: reject non-monotonic GROUP BY
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM COUNT(*) FROM s GROUP BY STEP(TIMESTAMP '2020-01-01 00:00:00' BY INTERVAL '1' MINUTE), v;
> end
error: this GROUP BY could never give a row
