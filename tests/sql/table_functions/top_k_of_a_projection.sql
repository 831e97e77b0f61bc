-- checklist: TOP_K_ITEMS_TUMBLING
-- checklist: TABLE(function(CURSOR(…), …))
CREATE STREAM s (ticker VARCHAR(4), sector VARCHAR(10));
CREATE STREAM out_stream (item VARCHAR(1024), item_count DOUBLE);
CREATE PUMP p AS INSERT INTO out_stream SELECT t.item, t.n
  FROM TABLE(TOP_K_ITEMS_TUMBLING(CURSOR(SELECT STREAM UPPER(ticker) AS "t" FROM s WHERE sector = 'x'), 't', 10, 10)) AS t(item, n) WHERE t.n > 1;
> s
00:00:01, a, x
00:00:02, A, x
00:00:03, b, x
00:00:04, b, y
> end
= out_stream
00:00:10, A, 2
