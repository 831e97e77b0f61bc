CREATE STREAM "SOURCE_SQL_STREAM_001" (
  "EventId" VARCHAR(40),
  "EventType" VARCHAR(16),
  "EventTimestamp" TIMESTAMP,
  "Username" VARCHAR(32),
  "RoutingProfile" VARCHAR(32),
  "ContactId" VARCHAR(40),
  "Channel" VARCHAR(8),
  "State" VARCHAR(16),
  "StateStartTimestamp" TIMESTAMP)
  OPTIONS (path 'agent_events.jsonl', rowtime 'EventTimestamp',
    map 'Username=$.CurrentAgentSnapshot.Configuration.Username,RoutingProfile=$.CurrentAgentSnapshot.Configuration.RoutingProfile.Name,ContactId=$.CurrentAgentSnapshot.Contacts[0:].ContactId,Channel=$.CurrentAgentSnapshot.Contacts[0:].Channel,State=$.CurrentAgentSnapshot.Contacts[0:].State,StateStartTimestamp=$.CurrentAgentSnapshot.Contacts[0:].StateStartTimestamp');
