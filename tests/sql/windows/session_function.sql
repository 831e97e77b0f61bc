-- checklist: reject non-monotonic GROUP BY
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM COUNT(*) FROM s GROUP BY SESSION(s.ROWTIME, INTERVAL '1' MINUTE);
> end
error: there is no function SESSION (a tumbling window is GROUP BY STEP
