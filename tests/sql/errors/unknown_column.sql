CREATE STREAM s (price DOUBLE, "lower" DOUBLE);
CREATE STREAM out_stream (v DOUBLE);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM prise FROM s;
> end
error: no column prise (did you mean "PRICE"?)
