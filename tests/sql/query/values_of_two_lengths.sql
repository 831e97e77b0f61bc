-- checklist: VALUES / (VALUES …) AS t(x,y)
CREATE STREAM s (k INTEGER);
CREATE STREAM out_stream (k INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM s.k FROM s JOIN (VALUES (1, 'one'), (2)) AS v(x, name) ON s.k = v.x;
> end
error: VALUES
