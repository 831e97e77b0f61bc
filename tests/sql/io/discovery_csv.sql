-- checklist: schema discovery naming/types
-- The guide's file: reserved words become COL_ names, lengths are powers of two from 4.
CREATE STREAM s (line VARCHAR(200)) OPTIONS (format 'csv', delimiter '\0');
CREATE STREAM out_stream (line VARCHAR(200));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM * FROM s;
> s raw
year,month,state,producer_type,energy_source,units,consumption
2001,1,AK,TotalElectricPowerIndustry,Coal,ShortTons,47615
2001,1,AK,ElectricGeneratorsElectricUtilities,Coal,ShortTons,16535
2001,1,AK,CombinedHeatandPowerElectricPower,Coal,ShortTons,22890
2001,1,AL,TotalElectricPowerIndustry,Coal,ShortTons,3020601
2001,1,AL,ElectricGeneratorsElectricUtilities,Coal,ShortTons,2987681
= out_stream
00:00:00, "year,month,state,producer_type,energy_source,units,consumption"
00:00:00, "2001,1,AK,TotalElectricPowerIndustry,Coal,ShortTons,47615"
00:00:00, "2001,1,AK,ElectricGeneratorsElectricUtilities,Coal,ShortTons,16535"
00:00:00, "2001,1,AK,CombinedHeatandPowerElectricPower,Coal,ShortTons,22890"
00:00:00, "2001,1,AL,TotalElectricPowerIndustry,Coal,ShortTons,3020601"
00:00:00, "2001,1,AL,ElectricGeneratorsElectricUtilities,Coal,ShortTons,2987681"
? discover s
COL_year INTEGER year
COL_month INTEGER month
state VARCHAR(4) state
producer_type VARCHAR(64) producer_type
energy_source VARCHAR(4) energy_source
units VARCHAR(16) units
consumption INTEGER consumption
