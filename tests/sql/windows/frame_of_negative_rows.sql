-- checklist: reject FOLLOWING/offset/negative frames
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM COUNT(*) OVER (ROWS -1 PRECEDING) FROM s;
> end
error: the extent of a frame is a constant that is not negative
