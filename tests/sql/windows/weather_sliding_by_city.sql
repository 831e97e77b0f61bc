-- checklist: RANGE INTERVAL … PRECEDING (inclusive)
-- checklist: PARTITION BY (expressions, STEP)
-- checklist: AVG
CREATE STREAM weather (city VARCHAR(12), temp INTEGER);
CREATE STREAM out_stream (city VARCHAR(12), low INTEGER, high INTEGER, mean INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM city, MIN(temp) OVER w, MAX(temp) OVER w, AVG(temp) OVER w
  FROM weather WINDOW w AS (PARTITION BY city RANGE INTERVAL '1' DAY PRECEDING);
> weather
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
= out_stream
2018-11-01 01:00:00, Denver, 29, 29, 29
2018-11-01 01:00:00, Anchorage, 2, 2, 2
2018-11-01 06:00:00, Miami, 65, 65, 65
2018-11-01 07:00:00, Denver, 29, 32, 30
2018-11-01 09:00:00, Anchorage, 2, 9, 5
2018-11-01 13:00:00, Denver, 29, 50, 37
2018-11-01 17:00:00, Anchorage, 2, 10, 7
2018-11-01 18:00:00, Miami, 65, 71, 68
2018-11-01 19:00:00, Denver, 29, 50, 38
2018-11-02 01:00:00, Anchorage, 2, 10, 6
2018-11-02 01:00:00, Denver, 29, 50, 38
2018-11-02 07:00:00, Denver, 32, 50, 42
2018-11-02 09:00:00, Anchorage, 3, 10, 6
2018-11-02 13:00:00, Denver, 39, 56, 46
2018-11-02 17:00:00, Anchorage, 2, 10, 4
2018-11-02 19:00:00, Denver, 39, 56, 46
2018-11-03 01:00:00, Denver, 36, 56, 45
2018-11-03 01:00:00, Anchorage, 1, 4, 2
