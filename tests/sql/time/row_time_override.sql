-- checklist: AS ROWTIME override
-- checklist: late / out-of-order rows → error
-- expr AS ROWTIME replaces the time of the row; a row that would take time back is an error row.
CREATE STREAM s ("at" TIMESTAMP, v INTEGER);
CREATE STREAM out_stream (v INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM "at" AS ROWTIME, v FROM s;
> s
00:00:10, 00:00:01, 1
00:00:11, 00:00:05, 2
00:00:12, 00:00:04, 3
00:00:13, NULL, 4
00:00:14, 00:00:05, 5
> end
= out_stream
00:00:01, 1
00:00:05, 2
00:00:05, 5
= error_stream
00:00:12, OUT_OF_ORDER, "row out of order: its ROWTIME 1970-01-01 00:00:04.000 is before that of an earlier row, 1970-01-01 00:00:05.000"
00:00:13, OUT_OF_ORDER, ROWTIME is NULL
