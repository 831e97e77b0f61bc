-- checklist: INTERVAL literals and precision
CREATE STREAM s (i INTEGER);
CREATE STREAM out_stream (n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM COUNT(*) OVER (RANGE INTERVAL '120' SECOND PRECEDING) FROM s;
> end
error: interval field value 120 exceeds precision of SECOND(2) field (write the precision behind the unit: SECOND(3))
