-- Doors of buildings: whether any was open and all batteries were good in a minute, and doors that opened.
CREATE OR REPLACE STREAM building_state (building VARCHAR(8), any_open BOOLEAN, batteries_good BOOLEAN, worst REAL);
CREATE OR REPLACE PUMP building_pump AS INSERT INTO building_state
  SELECT STREAM "building", ANY("open"), EVERY("battery" > 2.5), MIN("battery")
  FROM "SOURCE_SQL_STREAM_001" AS s
  GROUP BY "building", STEP(s.ROWTIME BY INTERVAL '1' MINUTE);

CREATE OR REPLACE STREAM door_openings (building VARCHAR(8), door VARCHAR(8), opened_at VARCHAR(24));
CREATE OR REPLACE PUMP door_pump AS INSERT INTO door_openings
  SELECT STREAM "building", "door", TIMESTAMP_TO_CHAR('EEE d MMM yyyy HH:mm:ss', ROWTIME)
  FROM (SELECT STREAM "building", "door", "open",
          LAG("open") OVER (PARTITION BY "building", "door" ROWS 1 PRECEDING) AS was_open
        FROM "SOURCE_SQL_STREAM_001")
  WHERE "open" AND was_open IS NOT TRUE;
