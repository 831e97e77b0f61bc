-- checklist: JSON mapping, RecordRowPath
-- A row path to a whole array, written as applications do; columns without a mapping are members of that name.
CREATE STREAM s ("ticker" VARCHAR(4), price REAL) OPTIONS (format 'json', rows '$.records[0:]');
CREATE STREAM out_stream ("ticker" VARCHAR(4), price REAL);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM "ticker", price FROM s;
> s raw
{"records":[{"ticker":"AMZN","price":1.5},{"ticker":"IBM","PRICE":2.25}]}
{"records":[{"ticker":"ORCL"}]} {"records":[{"ticker":"MSFT","price":4}]}
> end
= out_stream
00:00:00, AMZN, 1.5
00:00:00, IBM, 2.25
00:00:00, ORCL, NULL
00:00:00, MSFT, 4
