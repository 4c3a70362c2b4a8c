package com.paperdynasty.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A client that ignores refusals floods, and after several floods it is banned. */
class BanListTest extends LimitScene {
  @Test
  void userIsBannedAfterSeveralFloods() {
    allow(LimitCategory.REFUSAL, LimitScope.CONNECTION, "2/10s");
    allow(LimitCategory.FLOOD, LimitScope.USER, "2/600s");
    RateLimiter rateLimiter = rateLimiter();
    for (int flood = 0; flood < 3; flood++) {
      ClientQuota tab = rateLimiter.quotaOf(from(HOME));
      assertThat(tab.openConnectionAs("mallory")).isZero();
      assertThat(tab.recordRefusal(LimitCategory.ROLL, 100)).isFalse();
      assertThat(tab.recordRefusal(LimitCategory.ROLL, 100)).isFalse();
      assertThat(tab.recordRefusal(LimitCategory.ROLL, 100)).isTrue();
      tab.closeConnection();
    }

    assertThat(rateLimiter.quotaOf(from(HOME)).openConnectionAs("mallory")).isEqualTo(60_000);
    assertThat(rateLimiter.quotaOf(from(HOME)).openConnectionAs("alice")).isZero();
    assertThat(rateLimiter.quotaOf(from(HOME)).checkBanMs()).isZero();
    assertThat(count("pd.limits.keepouts", LimitScope.USER)).isEqualTo(1);
    assertThat(count("pd.limits.turned.away", LimitScope.USER)).isEqualTo(1);
    advance(59_999);
    assertThat(rateLimiter.quotaOf(from(HOME)).openConnectionAs("mallory")).isEqualTo(1);
    advance(1);
    assertThat(rateLimiter.quotaOf(from(HOME)).openConnectionAs("mallory")).isZero();
  }

  @Test
  void addressThatFloodsUnderManyUsersIsBanned() {
    allow(LimitCategory.REFUSAL, LimitScope.CONNECTION, "1/10s");
    allow(LimitCategory.FLOOD, LimitScope.ADDRESS, "3/600s");
    RateLimiter rateLimiter = rateLimiter();
    for (int name = 0; name < 4; name++) {
      ClientQuota clientQuota = user(rateLimiter, HOME, "mallory-" + name);
      clientQuota.recordRefusal(LimitCategory.ROLL, 100);
      assertThat(clientQuota.recordRefusal(LimitCategory.ROLL, 100)).isTrue();
    }

    assertThat(rateLimiter.quotaOf(from(HOME)).checkBanMs()).isEqualTo(60_000);
    assertThat(rateLimiter.quotaOf(from("198.51.100.1")).checkBanMs()).isZero();
    advance(60_000);
    assertThat(rateLimiter.quotaOf(from(HOME)).checkBanMs()).isZero();
  }

  @Test
  void callsThatIgnoreRefusalsBanTheirUser() {
    allow(LimitCategory.READ, LimitScope.USER, "1/60s");
    allow(LimitCategory.REFUSAL, LimitScope.USER, "2/60s");
    allow(LimitCategory.FLOOD, LimitScope.USER, "1/600s");
    RateLimiter rateLimiter = rateLimiter();
    for (int call = 0; call < 5; call++) {
      ClientQuota clientQuota = rateLimiter.quotaOf(from(HOME));
      assertThat(clientQuota.take(LimitCategory.READ)).isZero();
      assertThat(clientQuota.identify("mallory")).isZero();
      assertThat(clientQuota.takeAsUser(LimitCategory.READ) > 0).isEqualTo(call > 0);
    }

    assertThat(rateLimiter.quotaOf(from(HOME)).identify("mallory")).isEqualTo(60_000);
  }

  @Test
  void invalidTokensCountAgainstTheAddress() {
    allow(LimitCategory.FAILED_LOGIN, LimitScope.ADDRESS, "2/60s");
    allow(LimitCategory.REFUSAL, LimitScope.ADDRESS, "1/600s");
    allow(LimitCategory.FLOOD, LimitScope.ADDRESS, "1/600s");
    RateLimiter rateLimiter = rateLimiter();
    assertThat(rateLimiter.quotaOf(from(HOME)).recordFailedLogin()).isZero();
    assertThat(rateLimiter.quotaOf(from(HOME)).recordFailedLogin()).isZero();
    assertThat(rateLimiter.quotaOf(from(HOME)).recordFailedLogin()).isEqualTo(30_000);
    assertThat(rateLimiter.quotaOf(from(HOME)).recordFailedLogin()).isPositive();
    assertThat(rateLimiter.quotaOf(from(HOME)).checkBanMs()).isZero();
    assertThat(rateLimiter.quotaOf(from(HOME)).recordFailedLogin()).isPositive();

    assertThat(rateLimiter.quotaOf(from(HOME)).checkBanMs()).isPositive();
  }

  /** With the default limits. */
  @Test
  void tokenGuessingIsBounded() {
    allow(LimitCategory.FAILED_LOGIN, LimitScope.ADDRESS, "300/60s");
    allow(LimitCategory.REFUSAL, LimitScope.ADDRESS, "10000/60s");
    allow(LimitCategory.FLOOD, LimitScope.ADDRESS, "20/600s");
    RateLimiter rateLimiter = rateLimiter();
    int tries = 0;
    while (rateLimiter.quotaOf(from(HOME)).checkBanMs() == 0 && tries < 20_000) {
      rateLimiter.quotaOf(from(HOME)).recordFailedLogin();
      advance(1);
      tries++;
    }

    assertThat(tries).isLessThan(15_000);
  }

  @Test
  void floodFromManyAddressesLocksNobodyOut() {
    allow(LimitCategory.HANDSHAKE, LimitScope.ADDRESS, "1/600s");
    allow(LimitCategory.FLOOD, LimitScope.ADDRESS, "1/600s");
    RateLimiter rateLimiter = rateLimiter();
    for (int i = 0; i < 10_000; i++) {
      ClientQuota clientQuota = rateLimiter.quotaOf(from("10.1." + i / 256 + "." + i % 256));
      clientQuota.take(LimitCategory.HANDSHAKE);
      clientQuota.recordFailedLogin();
    }

    assertThat(rateLimiter.remembered()).isBetween(1L, 100L);
    assertThat(rateLimiter.quotaOf(from(HOME)).take(LimitCategory.HANDSHAKE)).isZero();
    assertThat(rateLimiter.quotaOf(from(HOME)).checkBanMs()).isZero();
  }
}
