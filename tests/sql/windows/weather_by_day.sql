-- checklist: GROUP BY FLOOR(ROWTIME TO unit)
-- Reference 22.1: minimum and maximum by day; the third day only closes at the end.
CREATE STREAM weatherstream (city VARCHAR(16), temp INTEGER);
CREATE STREAM days (lowest INTEGER, highest INTEGER);
CREATE PUMP p AS INSERT INTO days
  SELECT STREAM MIN(temp), MAX(temp) FROM weatherstream AS s GROUP BY FLOOR(s.ROWTIME TO DAY);
> weatherstream
2018-11-01 01:00:00, Denver, 29
2018-11-01 01:00:00, Anchorage, 2
2018-11-01 06:00:00, Miami, 65
2018-11-01 07:00:00, Denver, 32
2018-11-01 09:00:00, Anchorage, 9
2018-11-01 13:00:00, Denver, 50
2018-11-01 17:00:00, Anchorage, 10
2018-11-01 18:00:00, Miami, 71
2018-11-01 19:00:00, Denver, 43
2018-11-02 01:00:00, Anchorage, 4
2018-11-02 01:00:00, Denver, 39
2018-11-02 07:00:00, Denver, 46
2018-11-02 09:00:00, Anchorage, 3
2018-11-02 13:00:00, Denver, 56
2018-11-02 17:00:00, Anchorage, 2
2018-11-02 19:00:00, Denver, 50
2018-11-03 01:00:00, Denver, 36
2018-11-03 01:00:00, Anchorage, 1
= days
2018-11-02 00:00:00, 2, 71
2018-11-03 00:00:00, 2, 56
> bound weatherstream 2018-11-04 00:00:00
= days
2018-11-04 00:00:00, 1, 36
> end
= days
