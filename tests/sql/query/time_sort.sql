-- checklist: ORDER BY … WITHIN (T-sort)
-- Rows come out once a row is two seconds later; later than that is late; a row without a time is an error row.
CREATE STREAM s ("at" TIMESTAMP, v INTEGER);
CREATE STREAM out_stream ("at" TIMESTAMP, v INTEGER);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM "at" AS ROWTIME, "at", v FROM s ORDER BY "at" WITHIN INTERVAL '2' SECOND;
> s
00:00:10, 00:00:05, 1
00:00:11, 00:00:04, 2
00:00:12, 00:00:06, 3
= out_stream
00:00:04, 00:00:04, 2
> s
00:00:13, 00:00:03, 4
00:00:14, NULL, 5
00:00:15, 00:00:08, 6
= out_stream
00:00:05, 00:00:05, 1
00:00:06, 00:00:06, 3
> end
= out_stream
00:00:08, 00:00:08, 6
! pump_error_rows 2
