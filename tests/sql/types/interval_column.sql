-- checklist: INTERVAL day-time (expression only)
CREATE STREAM s (v INTERVAL DAY);
> end
error: INTERVAL as the type of a column
