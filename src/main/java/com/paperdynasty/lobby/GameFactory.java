package com.paperdynasty.lobby;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.game.GameLogic;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Invitations;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.game.model.Secrets;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.client.NewGameForm;
import com.paperdynasty.protocol.server.EventJson;
import com.paperdynasty.protocol.server.StateJson;
import com.paperdynasty.user.User;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes new games, with their secrets. Thread-safe. */
public final class GameFactory {
  private static final int INVITATION_BYTES = 16;

  private final LeagueCatalog leagueCatalog;
  private final SecureRandom random;
  private final Clock clock;

  public GameFactory(LeagueCatalog leagueCatalog, SecureRandom random, Clock clock) {
    this.leagueCatalog = leagueCatalog;
    this.random = random;
    this.clock = clock;
  }

  /**
   * A new game, and what its creator gets.
   *
   * @param game what is stored
   * @param createdGame what the creator gets, with the invitations
   */
  record Made(NewGame game, CreatedGame createdGame) {}

  /**
   * Makes the game of a form, or gives the reason why that is not possible.
   *
   * @param fairPlay whether all nodes on the database know fair play
   */
  LobbyReply<Made> make(User creator, ObjectNode body, boolean fairPlay) {
    NewGameForm read = NewGameForm.read(body);
    if (read instanceof NewGameForm.InvalidForm invalid) {
      return new LobbyReply.Denied<>(invalid.problem());
    }
    NewGameForm.ValidForm form = (NewGameForm.ValidForm) read;
    return leagueCatalog
        .find(form.league())
        .map(league -> make(creator, form, league.forNodes(fairPlay)))
        .orElseGet(() -> new LobbyReply.Denied<>(unknownLeague()));
  }

  /** The rules of the leagues in which games can be created, by name. */
  List<RuleBook> leagues(boolean fairPlay) {
    return leagueCatalog.names().stream()
        .flatMap(name -> leagueCatalog.find(name).stream())
        .map(league -> league.forNodes(fairPlay).rules())
        .toList();
  }

  private LobbyReply<Made> make(
      User creator, NewGameForm.ValidForm form, LeagueCatalog.Entry league) {
    Problem misfit = form.misfit(league.rules());
    if (misfit != null) {
      return new LobbyReply.Denied<>(misfit);
    }
    UUID gameId = UUID.randomUUID();
    Manager admin = new Manager(creator.userId(), creator.name());
    GameRefs refs = new GameRefs(form.ref(), form.away().ref(), form.home().ref());
    return new LobbyReply.Granted<>(
        made(form.setup(gameId, league.rules(), admin), refs, form.anybodySits(), league));
  }

  private Made made(
      GameSetup setup, GameRefs refs, boolean anybodySits, LeagueCatalog.Entry league) {
    CreatedGame createdGame =
        new CreatedGame(
            setup.gameId(),
            invitationIf(setup.home().manager() == null),
            invitationIf(setup.away().manager() == null),
            invitationIf(!setup.open()));
    Secrets secrets = secrets(createdGame);
    Event.GameCreated event =
        new Event.GameCreated(
            clock.instant().truncatedTo(ChronoUnit.MILLIS), setup, secrets.commitment());
    GameState state = GameLogic.created(event, league.rules());
    return new Made(
        new NewGame(
            event,
            EventJson.data(event, state),
            state.hash(),
            secrets,
            league.text(),
            state.status().code(),
            StateJson.summary(state),
            refs,
            anybodySits
                ? new NewGame.OpenSeats(createdGame.away(), createdGame.home())
                : NewGame.OpenSeats.NONE),
        createdGame);
  }

  private Secrets secrets(CreatedGame createdGame) {
    Invitations kept =
        new Invitations(
            hash(createdGame.away()), hash(createdGame.home()), hash(createdGame.watch()));
    return Secrets.drawn(createdGame.gameId(), draw(Secrets.RANDOM_BYTES), kept);
  }

  private @Nullable String invitationIf(boolean wanted) {
    return wanted ? invitation() : null;
  }

  /** An invitation that nobody can guess. */
  String invitation() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(draw(INVITATION_BYTES));
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
    return new Problem(
        ErrorCode.INVALID, "Unknown league", "league", leagueCatalog.names(), null, null);
  }
}
