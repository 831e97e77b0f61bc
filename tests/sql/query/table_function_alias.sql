-- checklist: TABLE(function(CURSOR(…), …))
-- checklist: SELECT without STREAM inside pump
CREATE STREAM s ("x" DOUBLE, "y" DOUBLE, "is_hot" VARCHAR(4));
CREATE STREAM out_stream ("x" DOUBLE, HOTSPOTS_RESULT VARCHAR(10000));
CREATE PUMP p AS INSERT INTO out_stream
  SELECT t."x", t.HOTSPOTS_RESULT FROM TABLE(HOTSPOTS(CURSOR(SELECT STREAM "x", "y", "is_hot" FROM s), 1000, 0.2, 17)) AS t WHERE t."is_hot" = 'Y';
> s
00:00:01, 1, 2, Y
00:00:02, 1, 2, N
> end
= out_stream
00:00:01, 1, "{""hotspots"":[]}"
