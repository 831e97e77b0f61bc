-- checklist: ORDER BY … WITHIN (T-sort)
-- After it everything is in event time.
CREATE STREAM s ("at" TIMESTAMP, v INTEGER);
CREATE STREAM out_stream (n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM COUNT(*) FROM
  (SELECT STREAM s."at" AS ROWTIME, v FROM s ORDER BY s."at" WITHIN INTERVAL '10' SECOND) AS t GROUP BY FLOOR(t.ROWTIME TO MINUTE);
> s
00:10:00, 00:00:55, 1
00:10:01, 00:01:02, 2
00:10:02, 00:00:58, 3
00:10:03, 00:01:12, 4
= out_stream
00:01:00, 2
> end
= out_stream
00:02:00, 2
