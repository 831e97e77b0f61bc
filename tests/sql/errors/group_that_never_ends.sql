-- checklist: reject non-monotonic GROUP BY
CREATE STREAM s (k INTEGER);
CREATE STREAM out_stream (k INTEGER, n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM k, COUNT(*) FROM s GROUP BY k;
> end
error: this GROUP BY could never give a row
