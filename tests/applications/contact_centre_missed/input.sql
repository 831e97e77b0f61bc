CREATE STREAM "SOURCE_SQL_STREAM_001" (
  "EventType" VARCHAR(16),
  "EventTimestamp" TIMESTAMP,
  "Username" VARCHAR(32),
  "Contacts" VARCHAR(2000),
  "ContactId" VARCHAR(40),
  "State" VARCHAR(16))
  OPTIONS (path 'agent_events.jsonl', rowtime 'EventTimestamp',
    map 'Username=$.CurrentAgentSnapshot.Configuration.Username,Contacts=$.PreviousAgentSnapshot.Contacts[0:],ContactId=$.CurrentAgentSnapshot.Contacts[0:].ContactId,State=$.CurrentAgentSnapshot.Contacts[0:].State');
