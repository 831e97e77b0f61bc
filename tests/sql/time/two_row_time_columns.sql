-- checklist: AS ROWTIME override
CREATE STREAM s ("at" TIMESTAMP);
CREATE STREAM out_stream (v INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM "at" AS ROWTIME, "at" AS ROWTIME, 1 FROM s;
> end
error: two columns AS ROWTIME: a row has one time
