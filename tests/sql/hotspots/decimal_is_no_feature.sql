-- checklist: DECIMAL not accepted as feature
-- checklist: HOTSPOTS pass-through of other columns
-- A DECIMAL column is passed through, not analysed.
CREATE STREAM s (x DOUBLE, price DECIMAL(5,2));
CREATE STREAM out_stream (x DOUBLE, price DECIMAL(5,2), res VARCHAR(200));
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM * FROM TABLE(HOTSPOTS(CURSOR(SELECT STREAM x, price FROM s), 100, 0.5, 2));
> s
00:00:01, 1, 9.75
00:00:02, 1.5, -500
= out_stream
00:00:01, 1, 9.75, "{""hotspots"":[]}"
00:00:02, 1.5, -500.00, "{""hotspots"":[{""density"":4,""minValues"":[1],""maxValues"":[1.5]}]}"
