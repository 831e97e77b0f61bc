-- checklist: SELECT STREAM list, `*`, `alias.*`, aliases
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (n BIGINT);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM v + 1 AS x FROM s GROUP BY x, FLOOR(s.ROWTIME TO MINUTE);
> end
error: no column x (x is an alias of the select list: repeat its expression here)
