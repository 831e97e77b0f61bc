-- checklist: CREATE STREAM … DESCRIPTION / OPTIONS
CREATE STREAM s (v INTEGER) OPTIONS (rowtyme 'v');
CREATE STREAM out_stream (v INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM v FROM s;
> end
error: rowtyme
