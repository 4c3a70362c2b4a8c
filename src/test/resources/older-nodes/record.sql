WITH alone AS MATERIALIZED (
  SELECT pg_advisory_xact_lock(hashtext('audit'))
), deeds AS (
  INSERT INTO audit
    (deed_id, game_id, at, user_id, name, event, code, detail, address)
  SELECT d.* FROM alone, unnest(
    $1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::text[], $6::text[],
    $7::text[], $8::text[], $9::text[]) AS d
  ON CONFLICT (deed_id) DO NOTHING
)
INSERT INTO activity AS a (hour, user_id, event, code, count)
SELECT c.* FROM alone, unnest(
  $10::timestamptz[], $11::text[], $12::text[], $13::text[], $14::bigint[]) AS c
ON CONFLICT (hour, user_id, event, code) DO UPDATE SET count = a.count + excluded.count
