package com.paperdynasty.card.library;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import io.vertx.core.Promise;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How many sets are on their way into a node. */
class PostLimitsTest {
  private final PostLimits limits = new PostLimits(2);

  @Test
  void userHasOnePlaceAndANodeTheBound() {
    assertThat(limits.take("alice")).isNull();
    assertThat(refused("alice")).isEqualTo(ErrorCode.RATE_LIMITED);
    assertThat(limits.take("bob")).isNull();
    assertThat(refused("carol")).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(refused("bob")).isEqualTo(ErrorCode.RATE_LIMITED);

    limits.leaseOf("alice").end();

    assertThat(limits.take("carol")).isNull();
    assertThat(refused("alice")).isEqualTo(ErrorCode.UNAVAILABLE);
  }

  @Test
  void placeIsFreeOnceTheCallHasEndedAndItsWorkIsDone() {
    Promise<String> work = Promise.promise();
    assertThat(limits.take("alice")).isNull();
    PostLimits.Lease lease = limits.leaseOf("alice");
    lease.keepWhile(work.future());

    lease.end();
    assertThat(refused("alice")).as("the work goes on").isEqualTo(ErrorCode.RATE_LIMITED);
    work.fail("it failed");
    assertThat(limits.take("alice")).isNull();
  }

  private ErrorCode refused(String userId) {
    Problem problem = Objects.requireNonNull(limits.take(userId));
    assertThat(problem.retryAfterMs()).isPositive();
    return problem.code();
  }
}
