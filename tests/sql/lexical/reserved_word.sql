-- checklist: reserved-word list
CREATE STREAM s (value INTEGER);
> end
error: VALUE is a reserved word
