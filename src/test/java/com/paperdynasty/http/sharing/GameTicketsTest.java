package com.paperdynasty.http.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.table.SettableClock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A ticket is good for one game and for a while, and shows nobody the invitation in it. */
class GameTicketsTest {
  private static final String SECRET = "a secret of the test, long enough for it";
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

  private final SettableClock clock = new SettableClock();
  private final GameTickets tickets = new GameTickets(SECRET, Duration.ofHours(1), clock);

  @Test
  void ticketAdmitsToItsGameUntilItEnds() {
    GameTickets.Ticket ticket = tickets.issue(GAME, "the invitation");

    assertThat(tickets.admission(GAME, ticket.text()))
        .contains(new GameTickets.Admission("the invitation", ticket.until()));
    assertThat(tickets.admission(UUID.randomUUID(), ticket.text())).isEmpty();
    clock.pass(3_599_999);
    assertThat(tickets.admission(GAME, ticket.text())).isPresent();
    clock.pass(1);
    assertThat(tickets.admission(GAME, ticket.text())).isEmpty();
  }

  @Test
  void textThatIsNoTicketAdmitsNobody() {
    GameTickets other = new GameTickets(SECRET + "!", Duration.ofHours(1), clock);

    assertThat(tickets.admission(GAME, other.issue(GAME, "x").text())).isEmpty();
    for (String odd : new String[] {"", "x", "the invitation", "A".repeat(100_000)}) {
      assertThat(tickets.admission(GAME, odd)).isEmpty();
    }
  }

  @Test
  void invitationIsNotShown() {
    GameTickets.Ticket ticket = tickets.issue(GAME, "the invitation");

    assertThat(ticket.text()).doesNotContain("invitation");
    assertThat(ticket.toString()).doesNotContain(ticket.text());
    assertThat(tickets.admission(GAME, ticket.text()).orElseThrow().toString())
        .doesNotContain("invitation");
  }
}
