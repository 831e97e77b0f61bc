CREATE STREAM "SOURCE_SQL_STREAM_001" ("truck" VARCHAR(6), "lat" DOUBLE, "lon" DOUBLE, "speed" REAL, "ts" TIMESTAMP)
  OPTIONS (path 'trucks.csv', rowtime 'ts');
CREATE TABLE "Zones" ("zone" VARCHAR(12), "south" DOUBLE, "north" DOUBLE, "west" DOUBLE, "east" DOUBLE, "limit" REAL)
  OPTIONS (path 'zones.json');
