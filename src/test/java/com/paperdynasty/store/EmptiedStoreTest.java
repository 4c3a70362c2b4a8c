package com.paperdynasty.store;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/**
 * A store on an empty database for tests that break neither. All of a test JVM share it, because
 * connections and a database cost more than most of these tests.
 */
public abstract class EmptiedStoreTest extends StoreScene {
  /** What the program's own tables hold before anything happens stays. */
  private static final String EMPTY =
      """
      DO $$
      DECLARE
        filled text;
      BEGIN
        SET LOCAL session_replication_role = replica;
        FOR filled IN
          SELECT format('%I.%I', schemaname, relname) FROM pg_stat_user_tables
          WHERE relname NOT IN ('flyway_schema_history', 'live_nodes', 'stored_forms', 'probes')
        LOOP
          EXECUTE 'DELETE FROM ' || filled;
        END LOOP;
      END
      $$""";

  private static @Nullable OpenStore shared;

  protected EmptiedStoreTest() {
    super(emptied());
  }

  @AfterEach
  void close() {
    closeOthers();
  }

  private static synchronized OpenStore emptied() {
    OpenStore one = shared;
    if (one != null && StoreAwait.result(one.store().fault()).isPresent()) {
      shared = null;
      one.close();
      one = null;
    }
    if (one == null) {
      one = OpenStore.fresh();
      shared = one;
    } else {
      one.database().execute(EMPTY);
    }
    return one;
  }
}
