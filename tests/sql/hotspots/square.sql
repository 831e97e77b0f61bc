-- checklist: HOTSPOTS_RESULT JSON
-- checklist: HOTSPOTS pass-through of other columns
-- checklist: HOTSPOTS parameters and ranges
-- Three points within the radius of each other make a hotspot from the third on; the label passes through; NULL takes a slot.
CREATE STREAM s (x DOUBLE, y DOUBLE, label VARCHAR(4));
CREATE STREAM out_stream (x DOUBLE, label VARCHAR(4), res VARCHAR(200));
CREATE PUMP p AS INSERT INTO out_stream
  SELECT x, label, HOTSPOTS_RESULT FROM TABLE(HOTSPOTS(CURSOR(SELECT STREAM x, y, label FROM s), 5, 1.5, 3));
> s
00:00:01, 0, 0, a
00:00:02, 1, 0, b
00:00:03, 0, 1, c
00:00:04, NULL, 1, d
00:00:05, 9, 9, e
00:00:06, 9, 9, f
00:00:07, 9, 9, g
> end
= out_stream
00:00:01, 0, a, "{""hotspots"":[]}"
00:00:02, 1, b, "{""hotspots"":[]}"
00:00:03, 0, c, "{""hotspots"":[{""density"":3,""minValues"":[0,0],""maxValues"":[1,1]}]}"
00:00:04, NULL, d, "{""hotspots"":[{""density"":3,""minValues"":[0,0],""maxValues"":[1,1]}]}"
00:00:05, 9, e, "{""hotspots"":[{""density"":3,""minValues"":[0,0],""maxValues"":[1,1]}]}"
00:00:06, 9, f, "{""hotspots"":[]}"
00:00:07, 9, g, "{""hotspots"":[{""density"":""Infinity"",""minValues"":[9,9],""maxValues"":[9,9]}]}"
