-- checklist: ORDER BY (monotonic lead)
-- checklist: ORDER BY ordinals, DESC, hidden expressions
-- Rows of a second come out together, when it is over, by the rest of the keys.
CREATE STREAM s (k VARCHAR(4), score DOUBLE);
CREATE STREAM out_stream (k VARCHAR(4), score DOUBLE);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM * FROM s ORDER BY FLOOR(s.ROWTIME TO SECOND), score DESC;
> s
00:00:01, a, 1
00:00:01.5, b, 3
00:00:01.7, c, 3
00:00:01.9, d, 2
= out_stream
> s
00:00:02, e, 5
= out_stream
00:00:02, b, 3
00:00:02, c, 3
00:00:02, d, 2
00:00:02, a, 1
> end
= out_stream
00:00:03, e, 5
