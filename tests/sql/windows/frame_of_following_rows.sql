-- checklist: reject FOLLOWING/offset/negative frames
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM COUNT(*) OVER (ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) FROM s;
> end
error: a frame must end at the current row
