-- checklist: CREATE VIEW
CREATE STREAM s (k VARCHAR(4), v INTEGER);
CREATE VIEW named (a) AS SELECT STREAM * FROM s;
CREATE STREAM out_stream (v INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM a FROM named;
> end
error: the alias lists 1 columns, the relation has 2
