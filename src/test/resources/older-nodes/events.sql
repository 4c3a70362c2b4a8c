SELECT seq, type, data, hash_version, state_hash FROM game_events
WHERE game_id = $1 AND seq > $2 AND seq <= $3 ORDER BY seq LIMIT $4
