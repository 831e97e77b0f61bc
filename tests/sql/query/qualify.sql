-- checklist: WITH, UNNEST, LATERAL, LIMIT, QUALIFY
CREATE STREAM s (a INTEGER);
CREATE STREAM out_stream (x INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM a FROM s QUALIFY a > 1;
> end
error: QUALIFY is not in the dialect
