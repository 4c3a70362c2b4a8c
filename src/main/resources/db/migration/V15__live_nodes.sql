-- The gate of a rolling update: each node says here, again and again, up to which form of stored
-- games it reads, and writes none that another one which lives does not read. Forms are counted:
-- 1, events as the data of frames; 2, as facts; 3, rolls and plays in the short form, and games that
-- are over in packed blocks. All times are of the database's clock.
CREATE TABLE live_nodes (
  node_id uuid PRIMARY KEY,
  reads smallint NOT NULL,
  until timestamptz NOT NULL
) WITH (fillfactor = 50);

-- The highest form that may be in the database, and until when a node of a build from before this
-- gate counts as living after it was last seen.
CREATE TABLE stored_forms (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  written smallint NOT NULL,
  older_until timestamptz NOT NULL
) WITH (fillfactor = 10);
INSERT INTO stored_forms (written, older_until) VALUES (3, '-infinity');

-- Says that a node lives, and tells which form it may write. A node that does not read all that may
-- be written is told so and not taken for living. Nodes from before this gate say nothing; they are
-- seen by the name that their connection for appends has, and read form 1 for sure.
CREATE FUNCTION announce_node(
  of_node uuid, its_reads smallint, lives_ms bigint,
  OUT may_write smallint, OUT may_be_written smallint
) LANGUAGE plpgsql AS $$
DECLARE
  at timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('live_nodes'));
  at := clock_timestamp();
  SELECT written INTO may_be_written FROM stored_forms;
  IF its_reads < may_be_written THEN
    may_write := 0;
    RETURN;
  END IF;
  INSERT INTO live_nodes AS n (node_id, reads, until)
  VALUES (of_node, its_reads, at + lives_ms * interval '1 millisecond')
  ON CONFLICT (node_id) DO UPDATE SET reads = excluded.reads, until = excluded.until;
  DELETE FROM live_nodes WHERE node_id IN (
    SELECT node_id FROM live_nodes WHERE until < at LIMIT 100);
  IF EXISTS (
    SELECT FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'paper-dynasty journal')
  THEN
    UPDATE stored_forms SET older_until = at + lives_ms * interval '1 millisecond';
  END IF;
  SELECT CASE WHEN older_until > at THEN 1 ELSE (SELECT min(reads) FROM live_nodes WHERE until >= at)
    END INTO may_write FROM stored_forms;
  UPDATE stored_forms SET written = may_write WHERE written < may_write;
  may_be_written := greatest(may_be_written, may_write);
END
$$;
