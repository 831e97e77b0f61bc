-- checklist: exact-case service-created names
-- checklist: string literal, `''` escape
CREATE STREAM s (ticker VARCHAR(4));
CREATE STREAM out_stream (ticker VARCHAR(4));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM ticker FROM s WHERE ticker = "AMZN";
> end
error: 'AMZN'
