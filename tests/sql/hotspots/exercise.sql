-- checklist: HOTSPOTS exercise reproduces
-- The guide's exercise: the 17th point within 0.2 of another makes a hotspot; points apart are none. `sluice generate
-- exercise` makes the guide's stream of points, which samples/exercise runs.
CREATE STREAM "SOURCE_SQL_STREAM_001" ("x" DOUBLE, "y" DOUBLE, "is_hot" VARCHAR(4)) OPTIONS (format 'json');
CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" ("x" DOUBLE, "y" DOUBLE, "is_hot" VARCHAR(4), HOTSPOTS_RESULT VARCHAR(10000));
CREATE OR REPLACE PUMP "STREAM_PUMP" AS INSERT INTO "DESTINATION_SQL_STREAM"
  SELECT "x", "y", "is_hot", "HOTSPOTS_RESULT"
  FROM TABLE ( HOTSPOTS( CURSOR(SELECT STREAM "x", "y", "is_hot" FROM "SOURCE_SQL_STREAM_001"), 1000, 0.2, 17 ) );
> SOURCE_SQL_STREAM_001 raw
{"x": 7.92, "y": 8.74, "is_hot": "N"}
{"x": 0.51, "y": 4.01, "is_hot": "Y"}
{"x": 0.52, "y": 4.02, "is_hot": "Y"}
{"x": 0.53, "y": 4.03, "is_hot": "Y"}
{"x": 0.54, "y": 4.04, "is_hot": "Y"}
{"x": 0.55, "y": 4.05, "is_hot": "Y"}
{"x": 0.56, "y": 4.06, "is_hot": "Y"}
{"x": 0.57, "y": 4.07, "is_hot": "Y"}
{"x": 0.58, "y": 4.08, "is_hot": "Y"}
{"x": 0.51, "y": 4.09, "is_hot": "Y"}
{"x": 0.52, "y": 4.10, "is_hot": "Y"}
{"x": 0.53, "y": 4.01, "is_hot": "Y"}
{"x": 0.54, "y": 4.02, "is_hot": "Y"}
{"x": 0.55, "y": 4.03, "is_hot": "Y"}
{"x": 0.56, "y": 4.04, "is_hot": "Y"}
{"x": 0.57, "y": 4.05, "is_hot": "Y"}
{"x": 0.58, "y": 4.06, "is_hot": "Y"}
= DESTINATION_SQL_STREAM json
{"x":7.92,"y":8.74,"is_hot":"N","HOTSPOTS_RESULT":"{\"hotspots\":[]}"}
{"x":0.51,"y":4.01,"is_hot":"Y","HOTSPOTS_RESULT":"{\"hotspots\":[]}"}
{"x":0.52,"y":4.02,"is_hot":"Y","HOTSPOTS_RESULT":"{\"hotspots\":[]}"}
{"x":0.53,"y":4.03,"is_hot":"Y","HOTSPOTS_RESULT":"{\"hotspots\":[]}"}
{"x":0.54,"y":4.04,"is_hot":"Y","HOTSPOTS_RESULT":"{\"hotspots\":[]}"}
{"x":0.55,"y":4.05,"is_hot":"Y","HOTSPOTS_RESULT":"{\"hotspots\":[]}"}
{"x":0.56,"y":4.06,"is_hot":"Y","HOTSPOTS_RESULT":"{\"hotspots\":[]}"}
{"x":0.57,"y":4.07,"is_hot":"Y","HOTSPOTS_RESULT":"{\"hotspots\":[]}"}
{"x":0.58,"y":4.08,"is_hot":"Y","HOTSPOTS_RESULT":"{\"hotspots\":[]}"}
{"x":0.51,"y":4.09,"is_hot":"Y","HOTSPOTS_RESULT":"{\"hotspots\":[]}"}
{"x":0.52,"y":4.1,"is_hot":"Y","HOTSPOTS_RESULT":"{\"hotspots\":[]}"}
{"x":0.53,"y":4.01,"is_hot":"Y","HOTSPOTS_RESULT":"{\"hotspots\":[]}"}
{"x":0.54,"y":4.02,"is_hot":"Y","HOTSPOTS_RESULT":"{\"hotspots\":[]}"}
{"x":0.55,"y":4.03,"is_hot":"Y","HOTSPOTS_RESULT":"{\"hotspots\":[]}"}
{"x":0.56,"y":4.04,"is_hot":"Y","HOTSPOTS_RESULT":"{\"hotspots\":[]}"}
{"x":0.57,"y":4.05,"is_hot":"Y","HOTSPOTS_RESULT":"{\"hotspots\":[]}"}
{"x":0.58,"y":4.06,"is_hot":"Y","HOTSPOTS_RESULT":"{\"hotspots\":[]}"}
> SOURCE_SQL_STREAM_001 raw
{"x": 0.60, "y": 4.11, "is_hot": "Y"}
{"x": 3.00, "y": 1.00, "is_hot": "N"}
= DESTINATION_SQL_STREAM json
{"x":0.6,"y":4.11,"is_hot":"Y","HOTSPOTS_RESULT":"{\"hotspots\":[{\"density\":1888.8888888888796,\"minValues\":[0.51,4.01],\"maxValues\":[0.6,4.11]}]}"}
{"x":3,"y":1,"is_hot":"N","HOTSPOTS_RESULT":"{\"hotspots\":[{\"density\":1888.8888888888796,\"minValues\":[0.51,4.01],\"maxValues\":[0.6,4.11]}]}"}
