-- checklist: rowtime bounds
-- A window knows what closed it: a later row, a bound of the source, the end of the input.
CREATE STREAM s (k VARCHAR(2));
CREATE STREAM minutes (k VARCHAR(2), n INTEGER, why VARCHAR(5));
CREATE STREAM staggered (why VARCHAR(5), k VARCHAR(2), n INTEGER);
CREATE STREAM not_by_rows (n INTEGER);
CREATE PUMP a AS INSERT INTO minutes
  SELECT STREAM k, COUNT(*), WINDOW_CLOSED_BY FROM s GROUP BY FLOOR(s.ROWTIME TO MINUTE), k;
CREATE PUMP b AS INSERT INTO staggered
  SELECT STREAM WINDOW_CLOSED_BY, k, COUNT(*) FROM s WINDOWED BY STAGGER (PARTITION BY k RANGE INTERVAL '1' MINUTE);
CREATE PUMP c AS INSERT INTO not_by_rows
  SELECT STREAM COUNT(*) FROM s GROUP BY FLOOR(s.ROWTIME TO MINUTE) HAVING WINDOW_CLOSED_BY <> 'ROW';
> s
00:00:10, a
00:00:20, b
00:01:00, a
00:02:30, b
> bound s 00:03:00
> s
00:03:10, a
00:03:20, b
> end
= minutes
00:01:00, a, 1, ROW
00:01:00, b, 1, ROW
00:02:00, a, 1, ROW
00:03:00, b, 1, BOUND
00:04:00, a, 1, END
00:04:00, b, 1, END
= staggered
00:01:10, ROW, a, 2
00:01:20, ROW, b, 1
00:03:30, END, b, 2
00:04:10, END, a, 1
= not_by_rows
00:03:00, 1
00:04:00, 2
