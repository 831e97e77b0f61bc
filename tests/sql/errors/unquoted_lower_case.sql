-- checklist: exact-case service-created names
CREATE STREAM s ("price" DOUBLE);
CREATE STREAM out_stream (v DOUBLE);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM price FROM s;
> end
error: write "price" with quotes
