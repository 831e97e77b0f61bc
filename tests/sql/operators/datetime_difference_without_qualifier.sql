-- checklist: (datetime − datetime) qualifier
CREATE STREAM s (a DATE, b DATE);
CREATE STREAM out_stream (v VARCHAR(20));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM CAST(b - a AS VARCHAR(20)) FROM s;
> end
error: '-'
