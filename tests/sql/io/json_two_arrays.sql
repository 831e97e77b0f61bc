-- checklist: array flattening rules
CREATE STREAM s (a INTEGER, b INTEGER) OPTIONS (format 'json', map 'a=$.list[0:].a,b=$.other[0:].b');
CREATE STREAM out_stream (a INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM a FROM s;
> s raw
error: a second array to flatten: $.other[0:].b (only one array of a schema gives rows; map the other one whole, as $.list[0:])
