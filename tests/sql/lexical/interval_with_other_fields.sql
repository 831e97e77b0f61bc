-- checklist: INTERVAL literals and precision
CREATE STREAM s (i INTEGER);
CREATE STREAM out_stream (v TIMESTAMP);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM s.ROWTIME + INTERVAL '3:45:04.0' DAY TO HOUR FROM s;
> end
error: it needs exactly the fields of its qualifier
