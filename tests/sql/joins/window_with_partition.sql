-- checklist: named window in join
CREATE STREAM a (k INTEGER, x INTEGER);
CREATE STREAM b (k INTEGER, y INTEGER);
CREATE STREAM out_stream (x INTEGER);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM x FROM a OVER (PARTITION BY k RANGE INTERVAL '5' SECOND PRECEDING) JOIN b ON a.k = b.k;
> end
error: a window of a join takes no PARTITION BY
