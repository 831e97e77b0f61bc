-- checklist: array flattening rules
CREATE STREAM s (a INTEGER) OPTIONS (format 'json', map 'a=$.list[0:].inner[0:].a');
CREATE STREAM out_stream (a INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM a FROM s;
> s raw
error: not a JSON path: $.list[0:].inner[0:].a (paths look like $.a.b, $.list[0:] or $.list[0:].x)
