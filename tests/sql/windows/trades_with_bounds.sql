-- checklist: rowtime bounds
-- checklist: RANGE INTERVAL … PRECEDING (inclusive)
-- Bounds do not change what a sliding sum gives.
CREATE STREAM trades (ticker VARCHAR(4), amount INTEGER);
CREATE STREAM out_stream (ticker VARCHAR(4), total INTEGER);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM ticker, SUM(amount) OVER (PARTITION BY ticker RANGE INTERVAL '1' HOUR PRECEDING) FROM trades;
> trades
10:00:00, IBM, 10
10:10:00, ORCL, 20
> bound trades 10:15:00
= out_stream
10:00:00, IBM, 10
10:10:00, ORCL, 20
> trades
10:25:00, ORCL, 15
11:05:00, IBM, 30
> bound trades 11:10:00
= out_stream
10:25:00, ORCL, 35
11:05:00, IBM, 30
