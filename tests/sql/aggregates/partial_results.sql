-- checklist: SUM
-- The documents' partial results: a sliding sum over what tumbling windows gave.
CREATE STREAM s (ticker VARCHAR(4), trade_time TIMESTAMP);
CREATE STREAM calculated (ticker VARCHAR(4), trade_time TIMESTAMP, ticker_count BIGINT);
CREATE STREAM out_stream (ticker VARCHAR(4), trade_time TIMESTAMP, ticker_count BIGINT);
CREATE PUMP a AS INSERT INTO calculated SELECT STREAM ticker, STEP(trade_time BY INTERVAL '1' MINUTE), COUNT(*)
  FROM s GROUP BY ticker, STEP(s.ROWTIME BY INTERVAL '1' MINUTE), STEP(trade_time BY INTERVAL '1' MINUTE);
CREATE PUMP b AS INSERT INTO out_stream SELECT STREAM ticker, trade_time, SUM(ticker_count) OVER w FROM calculated
  WINDOW w AS (PARTITION BY ticker, trade_time RANGE INTERVAL '10' MINUTE PRECEDING);
> s
10:00:10, AMZN, 10:00:05
10:00:20, AMZN, 10:00:15
10:01:05, AMZN, 10:00:55
10:01:10, AMZN, 10:01:05
> end
= out_stream
10:01:00, AMZN, 10:00:00, 2
10:02:00, AMZN, 10:00:00, 3
10:02:00, AMZN, 10:01:00, 1
