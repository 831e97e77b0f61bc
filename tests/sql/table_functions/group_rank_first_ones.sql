-- checklist: GROUP_RANK
CREATE STREAM s ("k" VARCHAR(4), "v" INTEGER);
CREATE STREAM out_stream (k VARCHAR(4), position_of INTEGER);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM "k", "groupRank" FROM TABLE(GROUP_RANK(CURSOR(SELECT STREAM * FROM s), 'v', 'groupRank', 'asc', 'desc', 0, 2));
> s
00:00:01, a, 5
00:00:01, b, 1
00:00:01, c, 3
00:00:02, d, 1
> end
= out_stream
00:00:01, a, 3
00:00:01, c, 2
00:00:02, d, 1
