-- error: nothing says where the rows of the table COMPANIES are
CREATE TABLE companies (ticker VARCHAR(4), name VARCHAR(64));
CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" (name VARCHAR(64), price REAL);
CREATE OR REPLACE PUMP "STREAM_PUMP" AS INSERT INTO "DESTINATION_SQL_STREAM"
SELECT STREAM c.name, s.price FROM "SOURCE_SQL_STREAM_001" s JOIN companies c ON s.ticker_symbol = c.ticker;
