-- The audit in partitions of a month, which are dropped whole, and with each person of a game kept
-- once a month and not in every line. The table audit stays for the nodes of older versions, which
-- write to it while they are replaced, and for what they have written: it is read with the new one
-- and empties as its lines become too old. Both number their lines by one sequence, and all who
-- write take one lock, so that lines become visible in the order of their numbers.

-- How far each recorder's deeds have been written: a deed that is given again is passed over. A
-- recorder gives its deeds in the order of their numbers.
CREATE TABLE audit_writers (
  writer uuid PRIMARY KEY,
  last_number bigint NOT NULL,
  at timestamptz NOT NULL
) WITH (fillfactor = 50);

-- The months are those of the database's clock, not of the nodes'. A number is given again after
-- two thousand million people, which is more than one month has.
CREATE SEQUENCE audit_person_id AS integer CYCLE;

CREATE TABLE audit_people (
  person_id integer NOT NULL DEFAULT nextval('audit_person_id'),
  month date NOT NULL,
  game_id uuid NOT NULL,
  user_id text NOT NULL,
  name text NOT NULL,
  address text NOT NULL
) PARTITION BY RANGE (month);
CREATE INDEX audit_people_of_game ON audit_people (game_id, user_id);
CREATE INDEX audit_people_of_user ON audit_people (user_id);

CREATE TABLE audit_lines (
  audit_id bigint NOT NULL DEFAULT nextval('audit_audit_id_seq'),
  at timestamptz NOT NULL,
  person_id integer NOT NULL,
  month date NOT NULL,
  -- Frequent events by one letter, see AuditCodes; a detail of {} is empty.
  event text NOT NULL,
  code text,
  detail text
) PARTITION BY RANGE (month);
CREATE INDEX audit_lines_of_person ON audit_lines (person_id, audit_id);

-- Makes the partitions of a month, if they are not there. Attaching locks out no reader.
CREATE FUNCTION audit_make_month(first_day date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  parent text;
  part text;
BEGIN
  FOREACH parent IN ARRAY ARRAY['audit_people', 'audit_lines'] LOOP
    part := parent || to_char(first_day, '_YYYY_MM');
    IF to_regclass(part) IS NULL THEN
      EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING INDEXES)', part, parent);
      EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
        parent, part, first_day, (first_day + interval '1 month')::date);
    END IF;
  END LOOP;
END
$$;

-- Makes the partitions of this month and the next, drops those that ended so long ago, and a
-- bounded number of what else is too old.
CREATE FUNCTION audit_tidy(keep_lines interval, keep_counts interval, most integer) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  this_month date := date_trunc('month', now())::date;
  part text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('audit'));
  PERFORM audit_make_month(this_month);
  PERFORM audit_make_month((this_month + interval '1 month')::date);
  FOR part IN
    SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent IN ('audit_people'::regclass, 'audit_lines'::regclass)
      AND to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= now() - keep_lines
    ORDER BY c.relname
  LOOP
    EXECUTE format('DROP TABLE %I', part);
  END LOOP;
  DELETE FROM audit_writers WHERE at < now() - interval '30 days';
  DELETE FROM audit WHERE audit_id IN (
    SELECT audit_id FROM audit WHERE at < now() - keep_lines LIMIT most);
  DELETE FROM activity WHERE ctid IN (
    SELECT ctid FROM activity WHERE hour < now() - keep_counts LIMIT most);
END
$$;

-- Writes deeds, each once, and adds to what was counted. A function, because each of its statements
-- sees what was committed before it had the lock.
CREATE FUNCTION audit_record(
  of_writer uuid, numbers bigint[], game_ids uuid[], times timestamptz[], user_ids text[],
  names text[], events text[], codes text[], details text[], addresses text[],
  hours timestamptz[], of_users text[], of_events text[], of_codes text[], counts bigint[]
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  this_month date := date_trunc('month', now())::date;
  written bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('audit'));
  SELECT last_number INTO written FROM audit_writers WHERE writer = of_writer;
  written := coalesce(written, 0);

  INSERT INTO audit_people (month, game_id, user_id, name, address)
  SELECT DISTINCT this_month, d.game_id, d.user_id, d.name, d.address
  FROM unnest(numbers, game_ids, user_ids, names, addresses)
    AS d (number, game_id, user_id, name, address)
  WHERE d.number > written AND NOT EXISTS (
    SELECT FROM audit_people p
    WHERE p.month = this_month AND p.game_id = d.game_id AND p.user_id = d.user_id
      AND p.name = d.name AND p.address = d.address);

  INSERT INTO audit_lines (at, person_id, month, event, code, detail)
  SELECT d.at, person.person_id, this_month, d.event, d.code, d.detail
  FROM unnest(numbers, game_ids, times, user_ids, names, events, codes, details, addresses)
    AS d (number, game_id, at, user_id, name, event, code, detail, address)
  CROSS JOIN LATERAL (
    SELECT p.person_id FROM audit_people p
    WHERE p.month = this_month AND p.game_id = d.game_id AND p.user_id = d.user_id
      AND p.name = d.name AND p.address = d.address
    LIMIT 1) person
  WHERE d.number > written
  ORDER BY d.number;

  IF cardinality(numbers) > 0 THEN
    INSERT INTO audit_writers AS w (writer, last_number, at)
    VALUES (of_writer, numbers[cardinality(numbers)], now())
    ON CONFLICT (writer) DO UPDATE
      SET last_number = greatest(w.last_number, excluded.last_number), at = excluded.at;
  END IF;

  INSERT INTO activity AS a (hour, user_id, event, code, count)
  SELECT * FROM unnest(hours, of_users, of_events, of_codes, counts)
  ON CONFLICT (hour, user_id, event, code) DO UPDATE SET count = a.count + excluded.count;
END
$$;

SELECT audit_make_month(date_trunc('month', now())::date);
SELECT audit_make_month((date_trunc('month', now()) + interval '1 month')::date);
