-- checklist: HAVING
CREATE STREAM s (k VARCHAR(4), v INTEGER);
CREATE STREAM out_stream (k VARCHAR(4));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM k FROM s HAVING k = 'a';
> end
error: HAVING needs GROUP BY (use WHERE to filter rows)
