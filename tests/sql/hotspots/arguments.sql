-- checklist: HOTSPOTS parameters and ranges
CREATE STREAM s (x DOUBLE, y DOUBLE);
CREATE STREAM out_stream (x DOUBLE, y DOUBLE, res VARCHAR(200));
CREATE PUMP p AS INSERT INTO out_stream SELECT * FROM TABLE(HOTSPOTS(CURSOR(SELECT STREAM x, y FROM s), 100, 0, 3));
> end
error: HOTSPOTS: scanradius must be a number above 0
