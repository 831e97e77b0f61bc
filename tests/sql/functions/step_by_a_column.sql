-- checklist: STEP(int BY n)
CREATE STREAM s (i INTEGER);
CREATE STREAM out_stream (v INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM STEP(i BY i) FROM s;
> end
error: STEP needs a constant behind BY
