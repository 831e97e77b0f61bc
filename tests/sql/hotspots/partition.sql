-- A window a key: the two fleets do not see each other; the key is a number and not analysed.
CREATE STREAM s (x DOUBLE, fleet INTEGER);
CREATE STREAM out_stream (x DOUBLE, fleet INTEGER, res VARCHAR(200));
CREATE PUMP p AS INSERT INTO out_stream
  SELECT * FROM TABLE(HOTSPOTS(CURSOR(SELECT STREAM x, fleet FROM s), 5, 1, 2, partition => 'FLEET', members => TRUE));
> s
00:00:01, 0, 1
00:00:02, 0.5, 2
00:00:03, 1, 1
00:00:04, 9, NULL
00:00:05, 9.5, NULL
00:00:06, 5, 2
> end
= out_stream
00:00:01, 0, 1, "{""hotspots"":[]}"
00:00:02, 0.5, 2, "{""hotspots"":[]}"
00:00:03, 1, 1, "{""hotspots"":[{""density"":2,""minValues"":[0],""maxValues"":[1],""count"":2,""id"":1}]}"
00:00:04, 9, NULL, "{""hotspots"":[]}"
00:00:05, 9.5, NULL, "{""hotspots"":[{""density"":4,""minValues"":[9],""maxValues"":[9.5],""count"":2,""id"":1}]}"
00:00:06, 5, 2, "{""hotspots"":[]}"
