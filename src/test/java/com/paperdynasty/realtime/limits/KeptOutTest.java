package com.paperdynasty.realtime.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who goes on though refused floods, and after some floods he is kept out. */
class KeptOutTest extends LimitScene {
  @Test
  void whoDoesNotMindRefusalsFloodsAndIsKeptOutAfterSeveralFloods() {
    allow(Kind.REFUSAL, By.CONNECTION, "2/10s");
    allow(Kind.FLOOD, By.USER, "2/600s");
    Limits limits = limits();
    for (int flood = 0; flood < 3; flood++) {
      Guest tab = limits.guest(from(HOME));
      assertThat(tab.entersAs("mallory")).isZero();
      assertThat(tab.isRefused(Kind.ROLL, 100)).isFalse();
      assertThat(tab.isRefused(Kind.ROLL, 100)).isFalse();
      assertThat(tab.isRefused(Kind.ROLL, 100)).isTrue();
      tab.leaves();
    }

    assertThat(limits.guest(from(HOME)).entersAs("mallory")).isEqualTo(60_000);
    assertThat(limits.guest(from(HOME)).entersAs("alice")).isZero();
    assertThat(limits.guest(from(HOME)).keptOutMs()).isZero();
    assertThat(count("pd.limits.keepouts", By.USER)).isEqualTo(1);
    assertThat(count("pd.limits.turned.away", By.USER)).isEqualTo(1);
    pass(59_999);
    assertThat(limits.guest(from(HOME)).entersAs("mallory")).isEqualTo(1);
    pass(1);
    assertThat(limits.guest(from(HOME)).entersAs("mallory")).isZero();
  }

  @Test
  void anAddressThatFloodsUnderManyNamesIsKeptOut() {
    allow(Kind.REFUSAL, By.CONNECTION, "1/10s");
    allow(Kind.FLOOD, By.ADDRESS, "3/600s");
    Limits limits = limits();
    for (int name = 0; name < 4; name++) {
      Guest guest = user(limits, HOME, "mallory-" + name);
      guest.isRefused(Kind.ROLL, 100);
      assertThat(guest.isRefused(Kind.ROLL, 100)).isTrue();
    }

    assertThat(limits.guest(from(HOME)).keptOutMs()).isEqualTo(60_000);
    assertThat(limits.guest(from("198.51.100.1")).keptOutMs()).isZero();
    pass(60_000);
    assertThat(limits.guest(from(HOME)).keptOutMs()).isZero();
  }

  @Test
  void callsThatGoOnThoughRefusedKeepTheirUserOut() {
    allow(Kind.READ, By.USER, "1/60s");
    allow(Kind.REFUSAL, By.USER, "2/60s");
    allow(Kind.FLOOD, By.USER, "1/600s");
    Limits limits = limits();
    for (int call = 0; call < 5; call++) {
      Guest guest = limits.guest(from(HOME));
      assertThat(guest.take(Kind.READ)).isZero();
      assertThat(guest.isUser("mallory")).isZero();
      assertThat(guest.takeAsUser(Kind.READ) > 0).isEqualTo(call > 0);
    }

    assertThat(limits.guest(from(HOME)).isUser("mallory")).isEqualTo(60_000);
  }

  @Test
  void badTokensCountAgainstTheAddress() {
    allow(Kind.FAILED_LOGIN, By.ADDRESS, "2/60s");
    allow(Kind.REFUSAL, By.ADDRESS, "1/600s");
    allow(Kind.FLOOD, By.ADDRESS, "1/600s");
    Limits limits = limits();
    assertThat(limits.guest(from(HOME)).failedLogin()).isZero();
    assertThat(limits.guest(from(HOME)).failedLogin()).isZero();
    assertThat(limits.guest(from(HOME)).failedLogin()).isEqualTo(30_000);
    assertThat(limits.guest(from(HOME)).failedLogin()).isPositive();
    assertThat(limits.guest(from(HOME)).keptOutMs()).isZero();
    assertThat(limits.guest(from(HOME)).failedLogin()).isPositive();

    assertThat(limits.guest(from(HOME)).keptOutMs()).isPositive();
  }

  /** With the limits that a server has where nothing is configured. */
  @Test
  void whoGuessesTokensHasOnlySoManyTries() {
    allow(Kind.FAILED_LOGIN, By.ADDRESS, "300/60s");
    allow(Kind.REFUSAL, By.ADDRESS, "10000/60s");
    allow(Kind.FLOOD, By.ADDRESS, "20/600s");
    Limits limits = limits();
    int tries = 0;
    while (limits.guest(from(HOME)).keptOutMs() == 0 && tries < 20_000) {
      limits.guest(from(HOME)).failedLogin();
      pass(1);
      tries++;
    }

    assertThat(tries).isLessThan(15_000);
  }

  @Test
  void aFloodFromVeryManyAddressesIsForgottenAndShutsNobodyOut() {
    allow(Kind.HANDSHAKE, By.ADDRESS, "1/600s");
    allow(Kind.FLOOD, By.ADDRESS, "1/600s");
    Limits limits = limits();
    for (int i = 0; i < 10_000; i++) {
      Guest guest = limits.guest(from("10.1." + i / 256 + "." + i % 256));
      guest.take(Kind.HANDSHAKE);
      guest.failedLogin();
    }

    assertThat(limits.remembered()).isBetween(1L, 100L);
    assertThat(limits.guest(from(HOME)).take(Kind.HANDSHAKE)).isZero();
    assertThat(limits.guest(from(HOME)).keptOutMs()).isZero();
  }
}
