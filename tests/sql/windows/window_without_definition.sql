-- checklist: WINDOW clause (named windows)
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (a INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM SUM(v) OVER w FROM s;
> end
error: no window is called w
