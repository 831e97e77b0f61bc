-- checklist: HAVING
CREATE STREAM s (k VARCHAR(4), v INTEGER);
CREATE STREAM out_stream (n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM COUNT(*) FROM s GROUP BY FLOOR(s.ROWTIME TO MINUTE) HAVING v > 1;
> end
error: column v is neither grouped nor aggregated
