-- checklist: INSERT INTO stream [(cols)] query
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (a INTEGER);
CREATE PUMP p AS INSERT INTO out_stream (a, a) SELECT STREAM v, v FROM s;
> end
error: column A is listed twice
