-- checklist: Lambda output protocol
-- differs: no function is called: write the stream out as JSON lines (`--sink out_stream=-`) and pipe them into a program of yours.
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (v INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM v FROM s;
> s
00:00:01, 1
> end
= out_stream json
{"V":1}
