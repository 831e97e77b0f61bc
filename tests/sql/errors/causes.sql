-- checklist: error_stream schema and causes
-- A wrong source record, a wrong value, a NULL for NOT NULL and a row out of order: each costs its row.
CREATE STREAM s (kind VARCHAR(8), v INTEGER);
CREATE STREAM out_stream (v INTEGER NOT NULL);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM CASE WHEN kind = 'back' THEN s.ROWTIME - INTERVAL '1' HOUR ELSE s.ROWTIME END AS ROWTIME,
  CASE WHEN kind = 'cast' THEN CAST(kind AS INTEGER) ELSE v END FROM s;
> s
00:00:01, good, 1
00:00:02, good, x
00:00:03, cast, 3
00:00:04, null, NULL
00:00:05, back, 5
00:00:06, good, 6
= out_stream
00:00:01, 1
00:00:06, 6
! error_rows 1
! pump_error_rows 3
