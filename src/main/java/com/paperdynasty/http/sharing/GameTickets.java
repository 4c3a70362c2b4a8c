package com.paperdynasty.http.sharing;

import com.paperdynasty.signin.Seal;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Tickets for private games: a ticket contains an invitation to watch one game, which nobody can
 * read in it, and ends soon. So a page that shows the game need not show the invitation.
 * Thread-safe.
 */
public final class GameTickets {
  private final Seal seal;
  private final Duration lifetime;
  private final Clock clock;

  public GameTickets(String secret, Duration lifetime, Clock clock) {
    this.seal = new Seal(secret, "paper-dynasty ticket 1", new SecureRandom());
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /** An invitation, as long as its ticket is good. */
  public record Admission(String invitation, Instant until) {
    /** Does not show the invitation. */
    @Override
    public String toString() {
      return "Admission until " + until;
    }
  }

  /** A new ticket, and when it ends. */
  public record Ticket(String text, Instant until) {
    /** Does not show the ticket. */
    @Override
    public String toString() {
      return "Ticket until " + until;
    }
  }

  /** A ticket for a game to which there is this invitation. It is not checked here. */
  public Ticket issue(UUID gameId, String invitation) {
    Instant until = clock.instant().plus(lifetime);
    JsonObject json =
        new JsonObject()
            .put("game", gameId.toString())
            .put("invitation", invitation)
            .put("until", until.toEpochMilli());
    return new Ticket(seal.close(json.encode()), until);
  }

  /**
   * What a ticket admits to; empty if it is for another game, has ended, or was not issued here.
   */
  public Optional<Admission> admission(UUID gameId, String ticket) {
    return seal.open(ticket)
        .flatMap(text -> read(gameId, text))
        .filter(admission -> clock.instant().isBefore(admission.until()));
  }

  private static Optional<Admission> read(UUID gameId, String text) {
    try {
      JsonObject json = new JsonObject(text);
      return gameId.toString().equals(json.getString("game"))
          ? Optional.of(
              new Admission(
                  json.getString("invitation"), Instant.ofEpochMilli(json.getLong("until"))))
          : Optional.empty();
    } catch (DecodeException | ClassCastException | NullPointerException e) {
      return Optional.empty();
    }
  }
}
