-- checklist: FROM with comma / subquery / alias(cols)
CREATE STREAM s (a INTEGER, b INTEGER);
CREATE STREAM out_stream (x INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM x FROM s AS t(x);
> end
error: the alias lists 1 columns, the relation has 2
