-- checklist: CREATE [OR REPLACE] STREAM (+ NOT NULL)
CREATE STREAM s (a INTEGER);
CREATE STREAM "error_stream" (a INTEGER);
CREATE PUMP p AS INSERT INTO "error_stream" SELECT STREAM a FROM s;
> end
error: error_stream exists in every application
