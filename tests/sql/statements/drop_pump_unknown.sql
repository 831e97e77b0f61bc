-- checklist: ALTER PUMP / DROP PUMP / DROP STREAM
DROP PUMP nothing;
> end
error: there is no pump NOTHING
