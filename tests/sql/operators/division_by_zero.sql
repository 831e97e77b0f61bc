-- checklist: division by zero → error_stream
-- checklist: error_stream schema and causes
CREATE STREAM s (i INTEGER, d DECIMAL(5,2), r REAL);
CREATE STREAM out_stream (v DOUBLE);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM CASE WHEN i = 1 THEN i / (i - 1) WHEN i = 2 THEN d / (d - d) ELSE r / 0 END FROM s;
> s
00:00:01, 1, 1, 1
00:00:02, 2, 1, 1
00:00:03, 3, 1, 1
00:00:04, 4, 1, NULL
= out_stream
00:00:04, NULL
= error_stream
00:00:01, EXPRESSION, division by zero
00:00:02, EXPRESSION, division by zero
00:00:03, EXPRESSION, division by zero
