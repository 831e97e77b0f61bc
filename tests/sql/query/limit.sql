-- checklist: WITH, UNNEST, LATERAL, LIMIT, QUALIFY
CREATE STREAM s (a INTEGER);
CREATE STREAM out_stream (x INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM a FROM s LIMIT 10;
> end
error: LIMIT is not in the dialect (a stream has no end: rank rows with GROUP_RANK or TOP_K_ITEMS_TUMBLING
