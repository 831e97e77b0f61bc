-- checklist: stream–reference-table join
-- A stream's window holds behind a join with a table.
CREATE STREAM a (k INTEGER, x INTEGER);
CREATE STREAM b (k INTEGER, y INTEGER);
CREATE STREAM out_stream (x INTEGER, n VARCHAR(8), y INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM x, t.n, y
  FROM a OVER (RANGE INTERVAL '10' SECOND PRECEDING) JOIN (VALUES (1, 'one')) AS t(k, n) ON a.k = t.k
  JOIN b ON a.k = b.k;
> a
00:00:01, 1, 1
00:00:02, 2, 2
> b
00:00:11, 1, 11
00:00:12, 1, 12
00:00:12, 2, 12
> end
= out_stream
00:00:11, 1, one, 11
