-- checklist: TABLE(function(CURSOR(…), …))
CREATE STREAM s (x DOUBLE);
CREATE STREAM out_stream (x DOUBLE);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM * FROM TABLE(HOTSPOT(CURSOR(SELECT STREAM * FROM s), 100, 1, 3));
> end
error: there is no table function HOTSPOT (did you mean HOTSPOTS?)
