-- checklist: CREATE [OR REPLACE] PUMP … AS INSERT INTO … SELECT
CREATE STREAM s (v INTEGER);
CREATE STREAM destination (v INTEGER);
CREATE PUMP p AS INSERT INTO destnation SELECT STREAM v FROM s;
> end
error: there is no stream DESTNATION (did you mean "DESTINATION"?)
