CREATE STREAM "SOURCE_SQL_STREAM_001" (
  "eventTime" TIMESTAMP,
  "eventSource" VARCHAR(64),
  "eventName" VARCHAR(64),
  "sourceIPAddress" VARCHAR(64),
  "userName" VARCHAR(64),
  "userType" VARCHAR(16),
  "errorCode" VARCHAR(64))
  OPTIONS (path 'trail.jsonl', rowtime 'eventTime',
    map 'userName=$.userIdentity.userName,userType=$.userIdentity.type');
