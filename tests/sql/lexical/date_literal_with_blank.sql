-- checklist: DATE/TIME/TIMESTAMP literals, `{d '…'}`
CREATE STREAM s (i INTEGER);
CREATE STREAM out_stream (v DATE);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM DATE '2004-09-30 ' FROM s;
> end
error: not in format 'yyyy-MM-dd'
