package com.paperdynasty.lobby;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.league.League;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.digest.Sha256;
import com.paperdynasty.game.GameLogic;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Invitations;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.game.model.Secrets;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.league.PinnedCardSets;
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
   * A form that can be read, with its league.
   *
   * @param league as all nodes on the database can read it
   */
  record Prepared(NewGameForm.ValidForm form, LeagueCatalog.Entry league) {
    /** The hashes of the card sets to play with; none for a game without cards. */
    List<String> cardSets() {
      return namesSets() ? form.cardSets() : league.rules().cardSets();
    }

    /** Whether the form names the sets, and not the league. */
    boolean namesSets() {
      return !form.cardSets().isEmpty();
    }

    /** The same for a game without cards, which also builds from before cards can open. */
    private Prepared withoutCards() {
      String text = PinnedCardSets.none(league.text());
      return text.equals(league.text())
          ? this
          : new Prepared(
              form, new LeagueCatalog.Entry(league.rules().withoutCards(Sha256.hex(text)), text));
    }

    /** The same with the cards of its sets, pinned to them by the text of its rules. */
    Prepared with(GameCards cards) {
      String text = PinnedCardSets.in(league.text(), cardSets());
      RuleBook rules = league.rules().with(Sha256.hex(text), cardSets(), cards).withReadySides();
      return new Prepared(form, new LeagueCatalog.Entry(rules, text));
    }
  }

  /**
   * Reads a form, or gives the reason why that is not possible.
   *
   * @param fairPlay whether all nodes on the database know fair play
   */
  LobbyReply<Prepared> prepare(ObjectNode body, boolean fairPlay) {
    NewGameForm read = NewGameForm.read(body);
    if (read instanceof NewGameForm.InvalidForm invalid) {
      return new LobbyReply.Denied<>(invalid.problem());
    }
    NewGameForm.ValidForm form = (NewGameForm.ValidForm) read;
    return leagueCatalog
        .find(form.league())
        .map(league -> prepare(form, league.forNodes(fairPlay)))
        .orElseGet(() -> new LobbyReply.Denied<>(unknownLeague()));
  }

  private static LobbyReply<Prepared> prepare(
      NewGameForm.ValidForm form, LeagueCatalog.Entry league) {
    boolean onPaper = league.rules().league().mode() == League.Mode.MANUAL;
    if (onPaper && !form.cardSets().isEmpty()) {
      return new LobbyReply.Denied<>(
          Problem.about("card_sets", ErrorCode.INVALID, "In this league cards are on paper"));
    }
    Prepared prepared = new Prepared(form, league);
    return LobbyReply.granted(prepared.cardSets().isEmpty() ? prepared.withoutCards() : prepared);
  }

  /** The rules of the leagues in which games can be created, by name. */
  List<RuleBook> leagues(boolean fairPlay) {
    return leagueCatalog.names().stream()
        .flatMap(name -> leagueCatalog.find(name).stream())
        .map(league -> league.forNodes(fairPlay).rules())
        .toList();
  }

  /**
   * Makes the game of a prepared form that has its cards, or gives the reason why that is not
   * possible.
   */
  LobbyReply<Made> make(User creator, Prepared prepared) {
    NewGameForm.ValidForm form = prepared.form();
    LeagueCatalog.Entry league = prepared.league();
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
