-- checklist: GROUP BY FLOOR(ROWTIME TO unit)
-- checklist: GROUP BY monotonic + keys
-- checklist: AVG
-- Reference 22.1: by day and city; AVG over INTEGER truncates; groups in the order first seen.
CREATE STREAM weatherstream (city VARCHAR(16), temp INTEGER);
CREATE STREAM days (city VARCHAR(16), lowest INTEGER, highest INTEGER, mean INTEGER);
CREATE PUMP p AS INSERT INTO days
  SELECT STREAM city, MIN(temp), MAX(temp), AVG(temp) FROM weatherstream GROUP BY city, FLOOR(weatherstream.ROWTIME TO DAY);
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
> end
= days
2018-11-02 00:00:00, Denver, 29, 50, 38
2018-11-02 00:00:00, Anchorage, 2, 10, 7
2018-11-02 00:00:00, Miami, 65, 71, 68
2018-11-03 00:00:00, Anchorage, 2, 4, 3
2018-11-03 00:00:00, Denver, 39, 56, 47
