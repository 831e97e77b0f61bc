-- checklist: CASE simple/searched
CREATE STREAM s (a INTEGER);
CREATE STREAM out_stream (v VARCHAR(5));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM CASE WHEN a = 1 THEN 'one' ELSE 2 END FROM s;
> end
error: CASE mixes
