-- A "V" in the prices: three quotes of one symbol that follow each other within 20 seconds, the middle one
-- at least 1 percent below both; a three-way self join.
CREATE OR REPLACE STREAM "V_SHAPES" ("symbol" VARCHAR(8), "high" DOUBLE, "low" DOUBLE, "back" DOUBLE, "first_seq" INTEGER, "last_seq" INTEGER, "ended" TIMESTAMP);

CREATE OR REPLACE PUMP "V_PUMP" AS INSERT INTO "V_SHAPES"
SELECT STREAM a."symbol", a."bid", b."bid", c."bid", a."seq", c."seq", ROWTIME
FROM "SOURCE_SQL_STREAM_001" OVER (RANGE INTERVAL '20' SECOND PRECEDING) AS a
JOIN "SOURCE_SQL_STREAM_001" OVER (RANGE INTERVAL '20' SECOND PRECEDING) AS b
  ON a."symbol" = b."symbol" AND b."seq" = a."seq" + 1
JOIN "SOURCE_SQL_STREAM_001" OVER (RANGE INTERVAL '20' SECOND PRECEDING) AS c
  ON b."symbol" = c."symbol" AND c."seq" = b."seq" + 1
WHERE b."bid" <= a."bid" * 0.99 AND b."bid" <= c."bid" * 0.99;
