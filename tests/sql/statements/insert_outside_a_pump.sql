-- checklist: INSERT INTO stream [(cols)] query
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (a INTEGER);
INSERT INTO out_stream SELECT STREAM v FROM s;
> end
error: rows move by pumps: CREATE PUMP name AS INSERT INTO stream SELECT STREAM ...
