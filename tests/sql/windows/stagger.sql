-- checklist: WINDOWED BY STAGGER
-- The documents' comparison with tumbling windows: each key's window opens with its first row.
CREATE STREAM s (ticker VARCHAR(4), event_time TIMESTAMP);
CREATE STREAM out_stream (event_minute TIMESTAMP, ticker VARCHAR(4), n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM FLOOR(event_time TO MINUTE), ticker, COUNT(ticker) FROM s
  WINDOWED BY STAGGER (PARTITION BY FLOOR(event_time TO MINUTE), ticker RANGE INTERVAL '1' MINUTE);
> s
11:00:20, AMZN, 11:00:10
11:00:30, AMZN, 11:00:20
11:01:05, AMZN, 11:00:55
11:01:15, AMZN, 11:01:05
> bound s 11:01:20
= out_stream
11:01:20, 11:00:00, AMZN, 3
> end
= out_stream
11:02:15, 11:01:00, AMZN, 1
