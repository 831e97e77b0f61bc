-- checklist: reference table
-- Loaded once, before the first row; names of columns are exact; a table without a declaration has those of its file.
CREATE TABLE zones ("id" INTEGER, "name" VARCHAR(10)) OPTIONS (format 'csv');
CREATE TABLE "Rates" OPTIONS (format 'json');
CREATE STREAM s (zone INTEGER);
CREATE STREAM out_stream (zone INTEGER, name VARCHAR(10), rate DOUBLE);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM s.zone, z."name", r."rate" FROM s LEFT JOIN zones AS z ON s.zone = z."id" LEFT JOIN "Rates" AS r ON r."zone" = s.zone;
> zones table
1,Downtown
2,Harbour
> Rates table
{"zone":1,"rate":1.5}
{"zone":2,"rate":0.75}
> s
00:00:01, 1
00:00:02, 3
00:00:03, 2
> end
= out_stream
00:00:01, 1, Downtown, 1.5
00:00:02, 3, NULL, NULL
00:00:03, 2, Harbour, 0.75
