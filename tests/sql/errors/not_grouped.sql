CREATE STREAM s (k INTEGER, v INTEGER);
CREATE STREAM out_stream (v INTEGER, n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM v, COUNT(*) FROM s GROUP BY k, FLOOR(s.ROWTIME TO MINUTE);
> end
error: is neither grouped nor aggregated
