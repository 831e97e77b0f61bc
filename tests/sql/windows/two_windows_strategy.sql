-- checklist: only one ROWTIME expression per GROUP BY
-- checklist: GROUP BY monotonic + keys
-- Rows come out by ROWTIME and tell of event time; a late event makes another row for the old minute.
CREATE STREAM s (k VARCHAR(4), event_time TIMESTAMP);
CREATE STREAM out_stream (k VARCHAR(4), event_minute TIMESTAMP, n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM k, STEP(event_time BY INTERVAL '1' MINUTE), COUNT(*)
  FROM s GROUP BY k, STEP(s.ROWTIME BY INTERVAL '1' MINUTE), STEP(event_time BY INTERVAL '1' MINUTE);
> s
11:00:20, AMZN, 11:00:10
11:00:30, AMZN, 11:00:20
11:01:05, AMZN, 11:00:55
11:01:15, AMZN, 11:01:05
> end
= out_stream
11:01:00, AMZN, 11:00:00, 2
11:02:00, AMZN, 11:00:00, 1
11:02:00, AMZN, 11:01:00, 1
