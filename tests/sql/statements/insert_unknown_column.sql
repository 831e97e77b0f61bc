-- checklist: INSERT INTO stream [(cols)] query
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (price INTEGER);
CREATE PUMP p AS INSERT INTO out_stream (prise) SELECT STREAM v FROM s;
> end
error: OUT_STREAM has no column PRISE (did you mean "PRICE"?)
