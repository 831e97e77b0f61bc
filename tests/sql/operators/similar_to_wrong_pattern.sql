-- checklist: SIMILAR TO … ESCAPE
CREATE STREAM s (t VARCHAR(10));
CREATE STREAM out_stream (v BOOLEAN);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM t SIMILAR TO '[^(a-e)]d' FROM s;
> end
error: bad pattern '[^(a-e)]d'
