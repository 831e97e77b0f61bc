-- checklist: row-value field access `a.r.COLUMN1`
CREATE STREAM s (line VARCHAR(200));
CREATE STREAM out_stream (v VARCHAR(16));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM t.r.COLUMN3 FROM (SELECT STREAM SYS_LOG_PARSE(line) AS r FROM s) AS t;
> end
error: the row R has no field COLUMN3 (its fields are COLUMN1, COLUMN2)
