-- checklist: stream–reference-table join
CREATE STREAM s (k INTEGER);
CREATE STREAM out_stream (k INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM s.k FROM s RIGHT JOIN (VALUES (1), (2)) AS v(x) ON s.k = v.x;
> end
error: only the rows of a stream can be kept by an outer join with a reference table
