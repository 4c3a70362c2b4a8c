package com.paperdynasty.lobby;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.game.Event;
import com.paperdynasty.game.GameSetup;
import com.paperdynasty.game.Invitations;
import com.paperdynasty.game.Manager;
import com.paperdynasty.game.Secrets;
import com.paperdynasty.game.Table;
import com.paperdynasty.game.TableState;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.user.User;
import com.paperdynasty.wire.EventJson;
import com.paperdynasty.wire.GameForm;
import com.paperdynasty.wire.StateJson;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a new game with everything that is secret about it. Safe to use on any thread. */
public final class GameMaker {
  private static final int INVITATION_BYTES = 16;

  private final Leagues leagues;
  private final SecureRandom random;
  private final Clock clock;

  public GameMaker(Leagues leagues, SecureRandom random, Clock clock) {
    this.leagues = leagues;
    this.random = random;
    this.clock = clock;
  }

  /**
   * A game as it is to be written, and what its creator is told.
   *
   * @param game to be kept
   * @param created to be told
   */
  record Made(NewGame game, Created created) {}

  /** The game that a form asks for, or why it cannot be made. */
  Reply<Made> make(User creator, ObjectNode body) {
    GameForm read = GameForm.read(body);
    if (read instanceof GameForm.Faulty faulty) {
      return new Reply.Refused<>(faulty.problem());
    }
    GameForm.Filled form = (GameForm.Filled) read;
    return leagues
        .find(form.league())
        .map(league -> make(creator, form, league))
        .orElseGet(() -> new Reply.Refused<>(unknownLeague()));
  }

  private Reply<Made> make(User creator, GameForm.Filled form, Leagues.Entry league) {
    Problem misfit = form.misfit(league.rules());
    if (misfit != null) {
      return new Reply.Refused<>(misfit);
    }
    UUID gameId = UUID.randomUUID();
    Manager admin = new Manager(creator.userId(), creator.name());
    return new Reply.Granted<>(made(form.setup(gameId, league.rules(), admin), league));
  }

  private Made made(GameSetup setup, Leagues.Entry league) {
    Created created =
        new Created(
            setup.gameId(),
            invitationIf(setup.home().manager() == null),
            invitationIf(setup.away().manager() == null),
            invitationIf(!setup.open()));
    Secrets secrets = secrets(created);
    Event.GameCreated event =
        new Event.GameCreated(
            clock.instant().truncatedTo(ChronoUnit.MILLIS), setup, secrets.commitment());
    TableState state = Table.created(event, league.rules());
    return new Made(
        new NewGame(
            event,
            EventJson.data(event, state),
            state.hash(),
            secrets,
            league.text(),
            state.status().code(),
            StateJson.summary(state)),
        created);
  }

  private Secrets secrets(Created created) {
    Invitations kept =
        new Invitations(hash(created.away()), hash(created.home()), hash(created.watch()));
    return Secrets.drawn(created.gameId(), draw(Secrets.RANDOM_BYTES), kept);
  }

  private @Nullable String invitationIf(boolean wanted) {
    return wanted
        ? Base64.getUrlEncoder().withoutPadding().encodeToString(draw(INVITATION_BYTES))
        : null;
  }

  private static @Nullable String hash(@Nullable String invitation) {
    return invitation == null ? null : Invitations.hash(invitation);
  }

  private byte[] draw(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private Problem unknownLeague() {
    return new Problem(ErrorCode.INVALID, "Unknown league", "league", leagues.names(), null, null);
  }
}
