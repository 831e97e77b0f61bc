CREATE STREAM "SOURCE_SQL_STREAM_001" ("callId" VARCHAR(8), "agent" VARCHAR(8), "began" TIMESTAMP, "ended" TIMESTAMP)
  OPTIONS (path 'calls.csv', rowtime 'ended');
