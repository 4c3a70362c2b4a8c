package com.paperdynasty.store;

import org.junit.jupiter.api.AfterEach;

/** A store on a fresh database for each test. */
public abstract class StoreTest extends StoreScene {
  private final OpenStore open;

  protected StoreTest() {
    this(OpenStore.fresh());
  }

  private StoreTest(OpenStore open) {
    super(open);
    this.open = open;
  }

  @AfterEach
  void close() {
    closeOthers();
    open.close();
  }
}
