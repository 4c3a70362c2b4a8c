package com.paperdynasty.cluster.hosting;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order of events around a copy of a command that comes late.
 *
 * @param before whom the game was opened by before anything else, if anybody
 * @param refusing whom the second copy goes to and is refused by; the first waits on the way to A
 * @param between who is asked something between the refusal and the roll, if anybody
 * @param rolling who opens or has the game when the dice are rolled
 * @param after who is asked something after the roll, if anybody
 * @param early whether the late copy comes before the roll, and not after all else
 */
record CopyOrder(
    @Nullable String before,
    String refusing,
    @Nullable String between,
    String rolling,
    @Nullable String after,
    boolean early) {

  /** All that there are. */
  static Stream<CopyOrder> all() {
    List<CopyOrder> orders = new ArrayList<>();
    String[] anybody = {null, "A", "B"};
    for (String before : anybody) {
      for (String refusing : List.of("A", "B")) {
        for (String between : anybody) {
          for (String rolling : List.of("A", "B")) {
            for (String after : anybody) {
              orders.add(new CopyOrder(before, refusing, between, rolling, after, false));
              orders.add(new CopyOrder(before, refusing, between, rolling, after, true));
            }
          }
        }
      }
    }
    return orders.stream();
  }
}
