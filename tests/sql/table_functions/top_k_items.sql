-- checklist: TOP_K_ITEMS_TUMBLING
-- The two most frequent of each minute, at its end, the more frequent first.
CREATE STREAM s ("TICKER" VARCHAR(4), price DOUBLE);
CREATE STREAM out_stream (ticker VARCHAR(4), most_frequent_values BIGINT);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM * FROM TABLE(TOP_K_ITEMS_TUMBLING(CURSOR(SELECT STREAM * FROM s), 'TICKER', 2, 60));
> s
00:00:01, a, 1
00:00:02, b, 1
00:00:03, b, 1
00:00:04, c, 1
00:00:05, b, 1
00:00:06, c, 1
00:01:00, d, 1
= out_stream
00:01:00, b, 3
00:01:00, c, 2
> end
= out_stream
00:02:00, d, 1
