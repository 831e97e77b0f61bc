SELECT time_bucket(INTERVAL 15 MINUTE, tpep_pickup_datetime) AS from_time,
  CAST(FLOOR((pickup_longitude + 74.913585) / 0.005986) AS INTEGER) AS east,
  CAST(FLOOR((41.474937 - pickup_latitude) / 0.004491556) AS INTEGER) AS south,
  COUNT(*) AS trips, AVG(fare_amount + tip_amount) AS mean_paid
FROM real_trips WHERE pickup_longitude <> 0 GROUP BY ALL
