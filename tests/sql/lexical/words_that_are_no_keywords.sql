-- checklist: reserved-word list
-- Words that act as keywords in places but are not reserved; a reserved one needs quotes.
CREATE STREAM s (change REAL, price REAL, sector VARCHAR(16), "timestamp" TIMESTAMP, step INTEGER, lag INTEGER, first INTEGER, type INTEGER, period INTEGER, "value" INTEGER);
CREATE STREAM out_stream (a REAL, b REAL, c VARCHAR(16), d TIMESTAMP, e INTEGER, f INTEGER, g INTEGER, h INTEGER, i INTEGER, j INTEGER);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM change, price, sector, "timestamp", step, lag, first, type, period, "value" FROM s;
> s
00:00:01, 1, 2, TECH, 00:00:05, 3, 4, 5, 6, 7, 8
= out_stream
00:00:01, 1, 2, TECH, 00:00:05, 3, 4, 5, 6, 7, 8
