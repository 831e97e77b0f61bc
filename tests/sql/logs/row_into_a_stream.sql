-- checklist: row-value field access `a.r.COLUMN1`
CREATE STREAM s (line VARCHAR(200));
CREATE STREAM out_stream (v VARCHAR(16));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM SYS_LOG_PARSE(line) FROM s;
> end
error: a row value cannot be stored in a stream
