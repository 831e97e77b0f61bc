-- checklist: FROM with comma / subquery / alias(cols)
-- The throttled alert of the documents.
CREATE STREAM s (ticker VARCHAR(4), price REAL);
CREATE STREAM out_stream (ticker VARCHAR(4), n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM ticker, trigger_count
  FROM (SELECT STREAM ticker, COUNT(*) OVER (PARTITION BY ticker RANGE INTERVAL '1' MINUTE PRECEDING) AS trigger_count FROM s)
  WHERE trigger_count = 1;
> s
00:00:01, a, 1
00:00:30, a, 1
00:00:40, b, 1
00:01:01, a, 1
00:02:02, a, 1
= out_stream
00:00:01, a, 1
00:00:40, b, 1
00:02:02, a, 1
