-- checklist: DATE/TIME/TIMESTAMP literals, `{d '…'}`
CREATE STREAM s (i INTEGER);
CREATE STREAM out_stream (v TIMESTAMP);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM TIMESTAMP '2004-09-30 13:48' FROM s;
> end
error: not in format 'yyyy-MM-dd HH:mm:ss'
