-- checklist: AS ROWTIME override
-- checklist: monotonicity inference
-- A column equal to the new ROWTIME moves on with it.
CREATE STREAM s ("at" TIMESTAMP, v INTEGER);
CREATE STREAM out_stream (n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM COUNT(*)
  FROM (SELECT STREAM s."at" AS ROWTIME, s."at" AS event_time, v FROM s) AS t GROUP BY FLOOR(t.event_time TO MINUTE);
> s
01:00:00, 00:00:05, 1
01:00:01, 00:00:06, 1
01:00:02, 00:01:06, 1
= out_stream
00:01:00, 2
> end
= out_stream
00:02:00, 1
