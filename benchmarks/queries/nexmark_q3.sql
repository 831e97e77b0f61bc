-- Nexmark q3: who sells in category 10 in three states. The service joins within windows only: people
-- are remembered for an hour here, more than they sell for in these rows.
--: sources auction person
--: formats json
SELECT STREAM person.name, person.city, person.state, auction.id
FROM person OVER (RANGE INTERVAL '1' HOUR PRECEDING)
JOIN auction ON auction.seller = person.id
WHERE auction.category = 10 AND person.state IN ('OR', 'ID', 'CA')
