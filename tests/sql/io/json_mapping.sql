-- checklist: JSON mapping, RecordRowPath
-- Paths go from the row, or repeat the row path; names are case-sensitive; what is not there is NULL.
CREATE STREAM s (t TIMESTAMP, id INTEGER, deep VARCHAR(8), "Deep" VARCHAR(8), whole VARCHAR(40), missing INTEGER)
  OPTIONS (format 'json', rowtime 't', rows '$.data.records',
           map 't=$.t,id=$.data.records.id,deep=$.a.b.c,Deep=$.a.B,whole=$.a,missing=$.x.y');
CREATE STREAM out_stream (id INTEGER, deep VARCHAR(8), "Deep" VARCHAR(8), whole VARCHAR(40), missing INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM id, deep, "Deep", whole, missing FROM s;
> s raw
{"data":{"records":[{"t":"1970-01-01 00:00:01","id":1,"a":{"b":{"c":"x"},"B":"y"}},{"t":"1970-01-01 00:00:02","id":2}]}}
{"data":{"records":{"t":"1970-01-01 00:00:03","id":3,"a":7}}}{"data":{"records":[{"t":"1970-01-01 00:00:04","id":4}]}}
{"data":{"records":[]}}
{"data":{}}
{"data":{"records":[{"t":"1970-01-01 00:00:05","id":"five"},{"t":"1970-01-01T00:00:06.123456Z","id":6}]}}
> end
= out_stream
00:00:01, 1, x, y, "{""b"":{""c"":""x""},""B"":""y""}", NULL
00:00:02, 2, NULL, NULL, NULL, NULL
00:00:03, 3, NULL, NULL, 7, NULL
00:00:04, 4, NULL, NULL, NULL, NULL
00:00:06.123, 6, NULL, NULL, NULL, NULL
= error_stream
00:00:04, MALFORMED, there is nothing at $.data.records
00:00:04, MALFORMED, column ID: 'five' is not an INTEGER
