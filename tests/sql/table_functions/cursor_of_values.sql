-- checklist: TABLE(function(CURSOR(…), …))
CREATE STREAM s (x DOUBLE);
CREATE STREAM out_stream (x BIGINT);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM * FROM TABLE(COUNT_DISTINCT_ITEMS_TUMBLING(CURSOR(VALUES (1), (2)), 'EXPR$0', 60));
> end
error: this query needs a stream
