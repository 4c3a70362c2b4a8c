package com.paperdynasty.limits;

import static com.paperdynasty.limits.LimitCategory.READ;
import static com.paperdynasty.limits.LimitScope.USER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Anybody can be any number of guests, so the guests of an address share the limits of a user. */
class GuestLimitsTest extends LimitScene {
  @Test
  void guestsOfAnAddressShareTheLimitsOfOneUser() {
    allow(READ, USER, "10/60s");
    RateLimiter rateLimiter = rateLimiter();
    long served = 0;
    for (int i = 0; i < 1_000; i++) {
      served += user(rateLimiter, HOME, "guest:" + i).takeAsUser(READ) == 0 ? 1 : 0;
    }

    assertThat(served).isEqualTo(10);
    assertThat(user(rateLimiter, "203.0.113.8", "guest:1").takeAsUser(READ)).isZero();
    assertThat(user(rateLimiter, HOME, "alice").takeAsUser(READ)).isZero();
  }

  @Test
  void guestsOfAnAddressHaveTheConnectionsOfOneUser() {
    RateLimiter rateLimiter = rateLimiter();
    ClientQuota first = rateLimiter.quotaOf(from(HOME));
    ClientQuota second = rateLimiter.quotaOf(from(HOME));
    ClientQuota third = rateLimiter.quotaOf(from(HOME));

    assertThat(first.openConnectionAs("guest:1")).isZero();
    assertThat(second.openConnectionAs("guest:2")).isZero();
    assertThat(third.openConnectionAs("guest:3")).isPositive();
    first.closeConnection();
    assertThat(third.openConnectionAs("guest:3")).isZero();
  }

  @Test
  void newGuestsAndTheirGamesAreLimitedByAddress() {
    for (LimitCategory category :
        new LimitCategory[] {LimitCategory.GUEST, LimitCategory.GUEST_GAME}) {
      allow(category, LimitScope.ADDRESS, "2/60s");
      RateLimiter rateLimiter = rateLimiter();
      assertThat(rateLimiter.quotaOf(from(HOME)).take(category)).isZero();
      assertThat(rateLimiter.quotaOf(from(HOME)).take(category)).isZero();
      assertThat(rateLimiter.quotaOf(from(HOME)).take(category)).isPositive();
    }
  }
}
