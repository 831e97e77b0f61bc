-- checklist: WHERE
-- checklist: OVER inline / named
CREATE STREAM s (a INTEGER);
CREATE STREAM out_stream (a INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM a FROM s WHERE COUNT(*) OVER (ROWS 1 PRECEDING) > 1;
> end
error: COUNT(...) OVER a window stands only in the select list (compute it in a subquery and use its column)
