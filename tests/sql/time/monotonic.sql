-- checklist: MONOTONIC(expr)
-- A change of the declared value, either way, closes the group; the time is that of the row that tells.
CREATE STREAM s (event_time VARCHAR(20), k VARCHAR(4));
CREATE STREAM out_stream (minute_of TIMESTAMP, n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM MONOTONIC(STEP(CHAR_TO_TIMESTAMP('yyyy-MM-dd HH:mm:ss', event_time) BY INTERVAL '60' SECOND)), COUNT(*)
  FROM s GROUP BY MONOTONIC(STEP(CHAR_TO_TIMESTAMP('yyyy-MM-dd HH:mm:ss', event_time) BY INTERVAL '60' SECOND));
> s
00:00:10, 2020-01-01 10:00:05, a
00:00:11, 2020-01-01 10:00:59, a
00:00:12, 2020-01-01 10:01:00, a
= out_stream
00:00:12, 2020-01-01 10:00:00, 2
> s
00:00:13, 2020-01-01 10:00:00, a
= out_stream
00:00:13, 2020-01-01 10:01:00, 1
