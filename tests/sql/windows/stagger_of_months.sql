-- checklist: WINDOWED BY STAGGER
CREATE STREAM s (k VARCHAR(4));
CREATE STREAM out_stream (n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM COUNT(*) FROM s WINDOWED BY STAGGER (PARTITION BY k RANGE INTERVAL '1' MONTH);
> end
error: a stagger window is an interval of days to seconds above zero
