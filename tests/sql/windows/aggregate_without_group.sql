-- checklist: reject non-monotonic GROUP BY
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM COUNT(*) FROM s;
> end
error: aggregates over a stream need GROUP BY: without it no group ever ends
