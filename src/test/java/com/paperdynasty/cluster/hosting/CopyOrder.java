package com.paperdynasty.cluster.hosting;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order of events around a late copy of a command.
 *
 * @param before the node that opens the game first; null for none
 * @param refusing the node that refuses the second copy; the first is held on its way to A
 * @param between the node that gets a request between the refusal and the roll; null for none
 * @param rolling the node that owns the game when the dice are rolled
 * @param after the node that gets a request after the roll; null for none
 * @param early whether the late copy arrives before the roll, and not at the end
 */
record CopyOrder(
    @Nullable String before,
    String refusing,
    @Nullable String between,
    String rolling,
    @Nullable String after,
    boolean early) {

  /** All orders. */
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
