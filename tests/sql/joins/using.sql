-- checklist: FULL OUTER, CROSS, NATURAL, USING
-- A shared column stands once in *, before the others, and needs no qualifier.
CREATE STREAM a (x INTEGER, k INTEGER);
CREATE STREAM b (k INTEGER, y INTEGER);
CREATE STREAM out_stream (k INTEGER, x INTEGER, y INTEGER, again INTEGER);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM *, k + 1 FROM a OVER (RANGE INTERVAL '10' SECOND PRECEDING) JOIN b USING (k);
> a
00:00:01, 10, 1
00:00:02, 20, 2
> b
00:00:05, 2, 200
> end
= out_stream
00:00:05, 2, 20, 200, 3
