-- checklist: RANGE INTERVAL … PRECEDING (inclusive)
-- checklist: arrival order for equal ROWTIME
-- A row exactly a day old still counts; rows of one time are seen in the order in which they come.
CREATE STREAM weather (city VARCHAR(12), temp INTEGER);
CREATE STREAM out_stream (low INTEGER, high INTEGER);
CREATE PUMP p AS INSERT INTO out_stream
  SELECT STREAM MIN(temp) OVER w, MAX(temp) OVER w FROM weather WINDOW w AS (RANGE INTERVAL '1' DAY PRECEDING);
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
2018-11-01 01:00:00, 29, 29
2018-11-01 01:00:00, 2, 29
2018-11-01 06:00:00, 2, 65
2018-11-01 07:00:00, 2, 65
2018-11-01 09:00:00, 2, 65
2018-11-01 13:00:00, 2, 65
2018-11-01 17:00:00, 2, 65
2018-11-01 18:00:00, 2, 71
2018-11-01 19:00:00, 2, 71
2018-11-02 01:00:00, 2, 71
2018-11-02 01:00:00, 2, 71
2018-11-02 07:00:00, 4, 71
2018-11-02 09:00:00, 3, 71
2018-11-02 13:00:00, 3, 71
2018-11-02 17:00:00, 2, 71
2018-11-02 19:00:00, 2, 56
2018-11-03 01:00:00, 2, 56
2018-11-03 01:00:00, 1, 56
