-- Records that are not as they should be: each of them costs one row, which goes to the error stream with the
-- reason, and the others go on.
CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" ("id" INTEGER NOT NULL, "per_share" INTEGER, "booked" DATE);
CREATE OR REPLACE PUMP "STREAM_PUMP" AS INSERT INTO "DESTINATION_SQL_STREAM"
SELECT STREAM "id", "amount" / CAST("share" AS INTEGER), CHAR_TO_DATE('dd.MM.yyyy', "day")
FROM "SOURCE_SQL_STREAM_001";
