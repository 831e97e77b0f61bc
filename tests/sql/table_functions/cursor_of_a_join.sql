-- checklist: TABLE(function(CURSOR(…), …))
CREATE STREAM s (ticker VARCHAR(4));
CREATE STREAM out_stream (company VARCHAR(10), n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM * FROM TABLE(TOP_K_ITEMS_TUMBLING(
  CURSOR(SELECT STREAM * FROM s LEFT JOIN (VALUES ('a', 'Able'), ('b', 'Baker')) AS r(t, "Company") ON s.ticker = r.t), 'Company', 1, 10));
> s
00:00:01, a
00:00:02, b
00:00:03, b
> end
= out_stream
00:00:10, Baker, 2
