package com.paperdynasty.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.session.EndedSessions;
import com.paperdynasty.session.MemoryEndedSessions;
import com.paperdynasty.table.SettableClock;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tokens of a session that was ended by signing out. */
class SignedOutTest extends TokenScene {
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  private final SettableClock clock = new SettableClock();
  private final MemoryEndedSessions stored = new MemoryEndedSessions(clock);
  private final EndedSessions known = new EndedSessions(stored, 10, clock);
  private final EndedSessions elsewhere = new EndedSessions(stored, 10, clock);
  private final TokenService here = node(known);
  private final TokenService there = node(elsewhere);

  private TokenService node(EndedSessions endedSessions) {
    return new TokenService(vertx, TokenRules.ofSecret(SECRET, null, null), clock, endedSessions);
  }

  @Test
  void noTokenOfTheSessionIsGoodOrRenewedAfterwards() {
    String first = here.issue("alice", "Alice", Set.of(), TEN_MINUTES);
    clock.pass(1_000);
    String second = renewed(here, first);

    signOut(second);
    for (String token : new String[] {first, second}) {
      assertThat(fault(here, token)).isEqualTo(TokenError.SESSION);
      assertThat(renewal(here, token)).isEqualTo(TokenError.SESSION);
    }
  }

  @Test
  void otherNodesLearnOfIt() {
    String token = here.issue("alice", "Alice", Set.of(), TEN_MINUTES);
    AuthenticatedUser alice = verify(there, token).orElseThrow();

    signOut(token);
    assertThat(renewal(there, token))
        .as("a renewal asks the database")
        .isEqualTo(TokenError.SESSION);
    assertThat(there.hasEnded(alice)).isFalse();
    elsewhere.learn().await();
    assertThat(fault(there, token)).isEqualTo(TokenError.SESSION);
    assertThat(there.hasEnded(alice)).isTrue();
  }

  @Test
  void otherSessionsOfTheUserGoOn() {
    String phone = here.issue("alice", "Alice", Set.of(), TEN_MINUTES);
    signOut(here.issue("alice", "Alice", Set.of(), TEN_MINUTES));

    assertThat(fault(here, phone)).isNull();
    assertThat(renewal(here, phone)).isNull();
  }

  /** Of another service, or of a build that gave them none. */
  @Test
  void tokenWithoutASessionIsOneByItself() {
    JsonObject claims =
        new JsonObject().put("sub", "alice").put("exp", clock.instant().getEpochSecond() + 600);
    String one = signed(claims.copy().put("jti", "1"));
    String other = signed(claims.copy().put("jti", "2"));

    signOut(one);
    assertThat(fault(here, one)).isEqualTo(TokenError.SESSION);
    assertThat(fault(here, other)).isNull();
  }

  @Test
  void sessionOfAnotherUserWithTheSameIdGoesOn() {
    JsonObject claims =
        new JsonObject().put("sid", "1").put("exp", clock.instant().getEpochSecond() + 600);
    String alice = signed(claims.copy().put("sub", "alice"));
    String bob = signed(claims.copy().put("sub", "bob"));

    signOut(alice);
    assertThat(fault(here, bob)).isNull();
  }

  /** A token of hours ago is forgotten here, and its renewal is refused as long as it could be. */
  @Test
  void renewalIsRefusedWhenTheTokensAreForgotten() {
    String token = here.issue("alice", "Alice", Set.of(), Duration.ofHours(2));
    AuthenticatedUser alice = verify(here, token).orElseThrow();
    signOut(token);
    clock.pass(Duration.ofHours(2).plusMinutes(3).toMillis());
    known.learn().await();

    assertThat(here.hasEnded(alice)).isFalse();
    assertThat(fault(here, token)).isEqualTo(TokenError.EXPIRED);
    assertThat(known.hasEnded(alice.sessionId()).await()).isTrue();
  }

  @Test
  void withoutTheDatabaseNothingIsRenewed() {
    String token = here.issue("alice", "Alice", Set.of(), TEN_MINUTES);
    stored.fail();

    assertThat(here.renew(token, lifetimes(TEN_MINUTES)).failed()).isTrue();
    assertThat(fault(here, token)).as("it is good until it ends").isNull();
  }

  private void signOut(String token) {
    here.end(verify(here, token).orElseThrow(), lifetimes(TEN_MINUTES)).await();
  }

  private static String renewed(TokenService node, String token) {
    return node.renew(token, lifetimes(TEN_MINUTES)).await().asOptional().orElseThrow().token();
  }

  private static TokenError renewal(TokenService node, String token) {
    return node.renew(token, lifetimes(TEN_MINUTES)).await().match(renewed -> null, fault -> fault);
  }
}
