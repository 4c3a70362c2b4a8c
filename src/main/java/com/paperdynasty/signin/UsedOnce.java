package com.paperdynasty.signin;

import io.vertx.core.Future;
import java.time.Duration;

/** Remembers what was used, so that it is used once, on whatever node. */
public interface UsedOnce {

  /**
   * Uses an id.
   *
   * @param lifetime when the id ends, from now; it is remembered for so long
   * @return whether this was its first use. Fails if that is not known; then it must not be used
   */
  Future<Boolean> use(String id, Duration lifetime);
}
