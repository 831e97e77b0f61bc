-- checklist: row-value field access `a.r.COLUMN1`
CREATE STREAM s (line VARCHAR(200));
CREATE STREAM out_stream (v VARCHAR(200));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM line FROM s WHERE SYS_LOG_PARSE(line) IS NULL;
> end
error: SYS_LOG_PARSE gives a row, which stands only in a select list
