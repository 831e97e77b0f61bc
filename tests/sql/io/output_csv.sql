-- checklist: JSON/CSV output per stream
CREATE STREAM s (t VARCHAR(10), v DOUBLE);
CREATE STREAM out_stream (ticker VARCHAR(10), "change" DOUBLE) OPTIONS (delimiter '|', header 'false');
CREATE STREAM headed (ticker VARCHAR(10), "change" DOUBLE);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM t, v FROM s;
CREATE PUMP q AS INSERT INTO headed SELECT STREAM t, v FROM s;
> s
00:00:01, "a|b,c", 0.1
00:00:02, NULL, 2
> end
= out_stream csv
"a|b,c"|0.1
|2
= headed csv
TICKER,change
"a|b,c",0.1
,2
