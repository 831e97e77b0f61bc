SELECT trips.trip_id, trips.zone, payments.amount
FROM trips JOIN payments ON trips.trip_id = payments.trip_id
  AND paid_at BETWEEN pickup_datetime AND pickup_datetime + INTERVAL '1' MINUTE
