-- checklist: assignment compatibility
-- Numbers go to any numeric column; approximate ones are rounded into integers.
CREATE STREAM s (i INTEGER, d DECIMAL(5,2), x DOUBLE, r REAL, t TIMESTAMP);
CREATE STREAM out_stream (a DOUBLE, b INTEGER, c BIGINT, e DOUBLE, f SMALLINT, g DECIMAL(4,1), h INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM i, d, x, r, i, x, EXTRACT(SECOND FROM t) FROM s;
> s
00:00:01, 7, 2.25, -1.75, 0.5, 00:00:05.678
00:00:02, 32768, 1, 1, 1, 00:00:00
00:00:03, 1, 1, 1e19, 1, 00:00:00
00:00:04, NULL, NULL, NULL, NULL, NULL
= out_stream
00:00:01, 7, 2, -2, 0.5, 7, -1.8, 6
00:00:04, NULL, NULL, NULL, NULL, NULL, NULL, NULL
! pump_error_rows 2
