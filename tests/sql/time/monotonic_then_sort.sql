-- The time of a group's first row, where only a value tells that the group ends: nothing later overtakes it.
CREATE STREAM s (part BIGINT, v BIGINT);
CREATE STREAM t (v BIGINT);
CREATE STREAM groups (part BIGINT, total BIGINT);
CREATE STREAM both_streams (label VARCHAR(5), total BIGINT);
CREATE PUMP p AS INSERT INTO groups SELECT STREAM MIN(s.ROWTIME) AS ROWTIME, MONOTONIC(part), SUM(v)
  FROM s GROUP BY MONOTONIC(part);
CREATE PUMP q AS INSERT INTO both_streams
  SELECT STREAM 'group', total FROM groups UNION ALL SELECT STREAM 'row', v FROM t;
> s
00:00:01, 1, 1
00:00:05, 1, 2
> t
00:00:03, 30
> bound t 00:00:09
> bound s 00:00:06
> s
00:00:07, 2, 4
> end
= both_streams
00:00:01, group, 3
00:00:03, row, 30
00:00:07, group, 4
