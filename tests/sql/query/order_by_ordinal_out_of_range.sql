-- checklist: ORDER BY ordinals, DESC, hidden expressions
CREATE STREAM s (ticker VARCHAR(4));
CREATE STREAM out_stream (v VARCHAR(4));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM ticker FROM s ORDER BY ROWTIME, 2;
> end
error: ORDER BY 2: the select list has 1 columns
