-- checklist: SUM
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM SUM(*) FROM s GROUP BY FLOOR(s.ROWTIME TO MINUTE);
> end
error: * stands alone: SELECT *, alias.* or COUNT(*)
