-- checklist: CSV mapping by position, delimiters
-- Raw text is a column that nothing parts.
CREATE STREAM s (line VARCHAR(100)) OPTIONS (format 'csv', delimiter '\0', quote 'none');
CREATE STREAM out_stream (host VARCHAR(16), line VARCHAR(100));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM SUBSTRING(line FROM 1 FOR POSITION(' ' IN line) - 1), line FROM s;
> s raw
10.0.0.1 - "GET /a,b HTTP/1.1" 200
> end
= out_stream
00:00:00, 10.0.0.1, "10.0.0.1 - ""GET /a,b HTTP/1.1"" 200"
