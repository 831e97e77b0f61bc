-- checklist: (datetime − datetime) qualifier
CREATE STREAM s (a DATE, b TIMESTAMP);
CREATE STREAM out_stream (v VARCHAR(20));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM CAST((b - a) DAY AS VARCHAR(20)) FROM s;
> end
error: must be of the same datetime type
