-- checklist: TABLE(function(CURSOR(…), …))
CREATE STREAM s (ticker VARCHAR(4));
CREATE STREAM out_stream (n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM COUNT_DISTINCT_ITEMS_TUMBLING(ticker, 60) FROM s;
> end
error: COUNT_DISTINCT_ITEMS_TUMBLING is a table function
