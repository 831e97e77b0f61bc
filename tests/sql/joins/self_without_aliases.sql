-- checklist: stream–stream INNER, one window
CREATE STREAM s (k VARCHAR(4));
CREATE STREAM out_stream (k VARCHAR(4));
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM s.k FROM s OVER (RANGE INTERVAL '1' MINUTE PRECEDING) JOIN s ON s.k = s.k;
> end
error: two relations of this FROM are called S
