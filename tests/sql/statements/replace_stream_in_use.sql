-- checklist: CREATE [OR REPLACE] STREAM (+ NOT NULL)
CREATE STREAM s (a INTEGER);
CREATE STREAM out_stream (a INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM * FROM s;
CREATE OR REPLACE STREAM s (a INTEGER);
> end
error: a pump uses it: create each stream once
