-- checklist: LAG
-- The default stands only where there is no row that far back in the window.
CREATE STREAM s (k VARCHAR(4), price REAL);
CREATE STREAM out_stream (one_back REAL, two_back REAL, plain REAL, with_default REAL);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM LAG(price, 1, 0) IGNORE NULLS OVER w, LAG(price, 2, 0) IGNORE NULLS OVER w,
  LAG(price) OVER w, LAG(price, 1, -1) OVER w
  FROM s WINDOW w AS (PARTITION BY k RANGE INTERVAL '1' MINUTE PRECEDING);
> s
00:00:01, a, 1.5
00:00:02, a, NULL
00:00:03, a, 2.5
00:00:04, b, 9
00:01:02, a, 3.5
00:03:00, a, 4.5
= out_stream
00:00:01, 0, 0, NULL, -1
00:00:02, 1.5, 0, 1.5, 1.5
00:00:03, 1.5, 0, NULL, NULL
00:00:04, 0, 0, NULL, -1
00:01:02, 2.5, 0, 2.5, 2.5
00:03:00, 0, 0, NULL, -1
