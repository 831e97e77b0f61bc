-- checklist: rowtime bounds
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (why VARCHAR(5));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM WINDOW_CLOSED_BY FROM s;
error: no column WINDOW_CLOSED_BY (it is in the select list and HAVING of a query with GROUP BY or WINDOWED BY STAGGER)
