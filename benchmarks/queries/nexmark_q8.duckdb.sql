SELECT DISTINCT person.id, person.name, time_bucket(INTERVAL 10 SECOND, person.at_time) AS from_time
FROM person JOIN auction ON auction.seller = person.id
  AND time_bucket(INTERVAL 10 SECOND, person.at_time) = time_bucket(INTERVAL 10 SECOND, auction.at_time)
