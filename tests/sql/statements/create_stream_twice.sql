-- checklist: CREATE [OR REPLACE] STREAM (+ NOT NULL)
CREATE STREAM s (a INTEGER);
CREATE STREAM s (a INTEGER);
> end
error: there is already a stream S (write CREATE OR REPLACE STREAM, or choose another name)
