-- checklist: exact-case service-created names
CREATE STREAM s ("price" DOUBLE, PRICE DOUBLE, "Mixed" DOUBLE);
CREATE STREAM out_stream (a DOUBLE, b DOUBLE, c DOUBLE);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM "price", price, s."Mixed" FROM s;
> s
00:00:01, 1, 2, 3
= out_stream
00:00:01, 1, 2, 3
