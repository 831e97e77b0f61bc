-- checklist: reject non-monotonic GROUP BY
CREATE STREAM a (k INTEGER);
CREATE STREAM b (k INTEGER);
CREATE STREAM out_stream (n INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM COUNT(*)
  FROM a OVER (RANGE INTERVAL '30' SECOND PRECEDING) JOIN b ON a.k = b.k
  GROUP BY FLOOR(a.ROWTIME TO MINUTE);
error: this GROUP BY could never give a row: no expression in it moves on with time (the ROWTIME of a window's rows does not
