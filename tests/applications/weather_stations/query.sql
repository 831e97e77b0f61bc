-- Weather stations: extremes of each day and city, extremes of the last 24 hours beside every reading, and
-- days that were warmer than the one before.
CREATE OR REPLACE STREAM DAYS (city VARCHAR(16), day_start DATE, coldest INTEGER, warmest INTEGER, average INTEGER, rain REAL);
CREATE OR REPLACE PUMP DAYS_PUMP AS INSERT INTO DAYS
SELECT STREAM city, CAST(FLOOR(s.ROWTIME TO DAY) AS DATE), MIN(temp), MAX(temp), AVG(temp), SUM(rain)
FROM SOURCE_SQL_STREAM_001 AS s
GROUP BY city, FLOOR(s.ROWTIME TO DAY);

CREATE OR REPLACE STREAM LAST_24_HOURS (city VARCHAR(16), temp INTEGER, coldest INTEGER, warmest INTEGER, readings INTEGER);
CREATE OR REPLACE PUMP LAST_24_HOURS_PUMP AS INSERT INTO LAST_24_HOURS
SELECT STREAM city, temp, MIN(temp) OVER W, MAX(temp) OVER W, COUNT(temp) OVER W
FROM SOURCE_SQL_STREAM_001
WINDOW W AS (PARTITION BY city RANGE INTERVAL '23:59:59.999' HOUR TO SECOND(3) PRECEDING);

CREATE OR REPLACE STREAM WARMER (city VARCHAR(16), day_start DATE, by_degrees INTEGER);
CREATE OR REPLACE PUMP WARMER_PUMP AS INSERT INTO WARMER
SELECT STREAM t.city, t.day_start, t.average - y.average
FROM DAYS OVER (RANGE INTERVAL '1' DAY PRECEDING) AS y
JOIN DAYS AS t
  ON t.city = y.city AND t.day_start = y.day_start + INTERVAL '1' DAY
WHERE t.average > y.average;
