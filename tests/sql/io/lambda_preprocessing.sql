-- checklist: Lambda pre-processing protocol
-- differs: no function is called: let a program of yours prepare the records and pipe them in (`--source s=-`); several documents in one record, as a function could return them, are several rows.
CREATE STREAM s (v INTEGER) OPTIONS (format 'json');
CREATE STREAM out_stream (v INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM v FROM s;
> s raw
{"v":1}{"v":2}
{"v":3}
> end
= out_stream
00:00:00, 1
00:00:00, 2
00:00:00, 3
