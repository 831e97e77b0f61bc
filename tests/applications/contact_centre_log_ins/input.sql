CREATE STREAM "SOURCE_SQL_STREAM_001" (
  "EventType" VARCHAR(16),
  "EventTimestamp" TIMESTAMP,
  "AgentARN" VARCHAR(64),
  "UserName" VARCHAR(32),
  "StatusName" VARCHAR(16),
  "PreviousStatusName" VARCHAR(16))
  OPTIONS (path 'events.jsonl', rowtime 'EventTimestamp',
    map 'UserName=$.CurrentAgentSnapshot.Configuration.Username,StatusName=$.CurrentAgentSnapshot.AgentStatus.Name,PreviousStatusName=$.PreviousAgentSnapshot.AgentStatus.Name');
