-- checklist: VALUES / (VALUES …) AS t(x,y)
CREATE STREAM s (k INTEGER);
CREATE STREAM out_stream (k INTEGER);
CREATE PUMP p AS INSERT INTO out_stream VALUES (1), (2);
> end
error: this query needs a stream: the rows of VALUES and of tables have no row times
