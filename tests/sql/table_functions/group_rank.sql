-- checklist: GROUP_RANK
-- Ranks the rows of one ROWTIME; equal values share a rank and leave a gap.
CREATE STREAM s (ticker VARCHAR(4));
CREATE STREAM "ticker_grouped" ("ticker" VARCHAR(4), "ticker_count" INTEGER);
CREATE STREAM out_stream (ticker VARCHAR(4), n INTEGER, position_of INTEGER);
CREATE PUMP a AS INSERT INTO "ticker_grouped" SELECT STREAM ticker, COUNT(*)
  FROM s GROUP BY ticker, STEP(s.ROWTIME BY INTERVAL '60' SECOND);
CREATE PUMP b AS INSERT INTO out_stream SELECT STREAM "ticker", "ticker_count", "groupRank" FROM
  TABLE(GROUP_RANK(CURSOR(SELECT STREAM * FROM "ticker_grouped"), 'ticker_count', 'groupRank', 'desc', 'asc', 5, 0));
> s
00:00:01, a
00:00:02, b
00:00:03, c
00:00:04, b
00:00:05, c
00:00:06, d
00:01:01, a
> end
= out_stream
00:01:00, b, 2, 1
00:01:00, c, 2, 1
00:01:00, a, 1, 3
00:01:00, d, 1, 3
00:02:00, a, 1, 1
