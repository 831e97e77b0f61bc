-- checklist: error_stream schema and causes
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (v VARCHAR(100));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM message FROM error_stream;
> end
error: error_stream cannot be read in SQL
