-- checklist: named window in join
CREATE STREAM a (k INTEGER, x INTEGER);
CREATE STREAM out_stream (x INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM x FROM a OVER (RANGE INTERVAL '5' SECOND PRECEDING);
> end
error: OVER behind a relation of FROM makes windows for joins
