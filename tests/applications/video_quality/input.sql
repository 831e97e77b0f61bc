CREATE STREAM "SOURCE_SQL_STREAM_001" ("session" VARCHAR(8), "cdn" VARCHAR(8), "event" VARCHAR(12), "bitrate" INTEGER, "millis" BIGINT, "at" TIMESTAMP)
  OPTIONS (path 'player.jsonl', rowtime 'at');
