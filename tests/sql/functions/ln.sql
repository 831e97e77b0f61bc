-- checklist: LN
-- checklist: LOG10
-- Of zero and below there is no logarithm: an error row.
CREATE STREAM s (x DOUBLE);
CREATE STREAM out_stream (natural_one BOOLEAN, one BOOLEAN, of_23 BOOLEAN);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM ABS(LN(x) - 2.302585092994046) < 1e-15, LOG10(x) = 1,
  ABS(LOG10(CAST('23' AS DECIMAL)) - 1.3617278360175928) < 1e-15 FROM s;
> s
00:00:01, 10
00:00:02, 0
00:00:03, -1
00:00:04, NULL
= out_stream
00:00:01, TRUE, TRUE, TRUE
00:00:04, NULL, NULL, TRUE
! pump_error_rows 2
