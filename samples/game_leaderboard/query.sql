-- A game's leader board: total points per player every 30 seconds, ranked, the best three shown.

CREATE OR REPLACE STREAM "player_totals" ( "player" VARCHAR(20), "games" INTEGER, "total" INTEGER );

CREATE OR REPLACE PUMP "totals_pump" AS
  INSERT INTO "player_totals"
  SELECT STREAM s."player", COUNT(*), SUM(s."points")
  FROM "SOURCE_SQL_STREAM_001" AS s
  GROUP BY STEP(s.ROWTIME BY INTERVAL '30' SECOND), s."player";

CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" ( "groupRank" INTEGER, "player" VARCHAR(20), "games" INTEGER, "total" INTEGER, "at" TIMESTAMP );

CREATE OR REPLACE PUMP "rank_pump" AS
  INSERT INTO "DESTINATION_SQL_STREAM"
  SELECT STREAM "groupRank", "player", "games", "total", ROWTIME
  FROM TABLE(
    GROUP_RANK(
      CURSOR(SELECT STREAM * FROM "player_totals"),
      'total',
      'groupRank',
      'desc',
      'asc',
      5,
      3));
