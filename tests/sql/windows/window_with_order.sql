-- checklist: reject FOLLOWING/offset/negative frames
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM COUNT(*) OVER (ORDER BY v ROWS 1 PRECEDING) FROM s;
> end
error: windows over streams are always ordered by ROWTIME
