CREATE STREAM s (x DOUBLE, fleet INTEGER);
CREATE STREAM out_stream (x DOUBLE, fleet INTEGER, res VARCHAR(200));
CREATE PUMP p AS INSERT INTO out_stream
  SELECT * FROM TABLE(HOTSPOTS(CURSOR(SELECT STREAM x, fleet FROM s), 5, 1, 2, partition => 'FLEETS'));
> end
error: did you mean 'FLEET'?
