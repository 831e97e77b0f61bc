CREATE STREAM "SOURCE_SQL_STREAM_001" ("user" VARCHAR(16), "ip" VARCHAR(16), "ok" BOOLEAN, "agent" VARCHAR(64), "time" TIMESTAMP)
  OPTIONS (path 'logins.jsonl', rowtime 'time');
