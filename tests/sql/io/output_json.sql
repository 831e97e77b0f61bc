-- checklist: JSON/CSV output per stream
-- A record a row: members in the order of the columns, under their stored names; no ROWTIME unless it is selected.
CREATE STREAM s (t VARCHAR(10), v DOUBLE, d DECIMAL(6,2), b BOOLEAN, "when" TIMESTAMP);
CREATE STREAM out_stream (ticker VARCHAR(10), "change" DOUBLE, price DECIMAL(6,2), up BOOLEAN, at_time TIMESTAMP, row_time TIMESTAMP);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM t, v, d, b, "when", ROWTIME FROM s;
> s
00:00:01, AM"ZN, 0.1, 12.50, true, 2020-01-01 00:00:00.5
00:00:02, NULL, 1e300, NULL, NULL, NULL
> end
= out_stream json
{"TICKER":"AM\"ZN","change":0.1,"PRICE":12.50,"UP":true,"AT_TIME":"2020-01-01 00:00:00.500","ROW_TIME":"1970-01-01 00:00:01.000"}
{"TICKER":null,"change":1e+300,"PRICE":null,"UP":null,"AT_TIME":null,"ROW_TIME":"1970-01-01 00:00:02.000"}
