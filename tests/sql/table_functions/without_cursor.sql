-- checklist: TABLE(function(CURSOR(…), …))
CREATE STREAM s (ticker VARCHAR(4));
CREATE STREAM out_stream (n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM * FROM TABLE(COUNT_DISTINCT_ITEMS_TUMBLING(s, 'TICKER', 60));
> end
error: the first argument of COUNT_DISTINCT_ITEMS_TUMBLING is a cursor
