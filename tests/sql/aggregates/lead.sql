-- checklist: LEAD, RANK(), ROW_NUMBER()
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (n INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM LEAD(v) OVER (ROWS 10 PRECEDING) FROM s;
> end
error: a stream knows no later rows
