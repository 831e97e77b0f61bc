-- Nexmark q8: who came and put something up for sale within the same ten seconds.
--: sources person auction
--: formats json
CREATE STREAM newcomers (from_time TIMESTAMP, id BIGINT, name VARCHAR(64));
CREATE PUMP find_newcomers AS INSERT INTO newcomers
  SELECT STREAM STEP(person.ROWTIME BY INTERVAL '10' SECOND), id, name FROM person
  GROUP BY id, name, STEP(person.ROWTIME BY INTERVAL '10' SECOND);
CREATE STREAM sellers (id BIGINT);
CREATE PUMP find_sellers AS INSERT INTO sellers
  SELECT STREAM seller FROM auction
  GROUP BY seller, STEP(auction.ROWTIME BY INTERVAL '10' SECOND);
SELECT STREAM newcomers.id, newcomers.name, newcomers.from_time
FROM newcomers, sellers WHERE newcomers.ROWTIME = sellers.ROWTIME AND newcomers.id = sellers.id
