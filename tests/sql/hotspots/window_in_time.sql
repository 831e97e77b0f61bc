-- Records of the last ten seconds, both ends included; a key idle for longer than a minute begins anew.
CREATE STREAM s (x DOUBLE);
CREATE STREAM out_stream (x DOUBLE, res VARCHAR(200));
CREATE PUMP p AS INSERT INTO out_stream
  SELECT * FROM TABLE(HOTSPOTS(CURSOR(SELECT STREAM x FROM s), NULL, 1, 2, scope => 'record', window => INTERVAL '10' SECOND));
> s
00:00:00, 0
00:00:05, 1
00:00:10, 0.5
00:00:15.001, 2
> bound s 00:01:00
> s
00:01:10, 3
> end
= out_stream
00:00:00, 0, "{""hotspots"":[]}"
00:00:05, 1, "{""hotspots"":[{""density"":2,""minValues"":[0],""maxValues"":[1]}]}"
00:00:10, 0.5, "{""hotspots"":[{""density"":3,""minValues"":[0],""maxValues"":[1]}]}"
00:00:15.001, 2, "{""hotspots"":[]}"
00:01:10, 3, "{""hotspots"":[]}"
