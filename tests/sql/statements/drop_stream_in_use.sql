-- checklist: ALTER PUMP / DROP PUMP / DROP STREAM
CREATE STREAM s (v INTEGER);
CREATE STREAM out_stream (v INTEGER);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM v FROM s;
DROP STREAM s;
> end
error: a pump uses the stream S (drop the pump first)
