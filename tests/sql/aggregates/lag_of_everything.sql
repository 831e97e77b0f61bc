-- checklist: LAG
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (v INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM LAG(v, 1) OVER (ROWS UNBOUNDED PRECEDING) FROM s;
error: LAG over UNBOUNDED PRECEDING would keep every row (give the window an extent
