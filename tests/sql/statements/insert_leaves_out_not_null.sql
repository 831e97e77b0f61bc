-- checklist: INSERT INTO stream [(cols)] query
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (a INTEGER, b INTEGER NOT NULL);
CREATE PUMP p AS INSERT INTO out_stream (a) SELECT STREAM v FROM s;
> end
error: column B of OUT_STREAM
