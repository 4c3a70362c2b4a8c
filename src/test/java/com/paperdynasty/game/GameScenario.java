package com.paperdynasty.game;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.league.SampleLineups;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.dice.DiceSeed;
import com.paperdynasty.dice.SeedSequence;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Invitations;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.game.model.Secrets;
import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.league.SampleRules;
import com.paperdynasty.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A game with its users: Alice manages the away team, Bob the home team, Carol created the game and
 * manages no side, Sam is a spectator, Root is a service admin. Where managers agree on rulings,
 * Una is the umpire.
 */
public final class GameScenario {
  public static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  public static final Instant NOON = Instant.parse("2026-10-31T12:00:00Z");
  public static final Actor ALICE = new Actor("alice", "Alice", false);
  public static final Actor BOB = new Actor("bob", "Bob", false);
  public static final Actor CAROL = new Actor("carol", "Carol", false);
  public static final Actor SAM = new Actor("sam", "Sam", false);
  public static final Actor UNA = new Actor("una", "Una", false);
  public static final Actor ROOT = new Actor("root", "Root", true);

  public static final String HOME_INVITATION = "home-invitation";
  public static final String WATCH_INVITATION = "watch-invitation";
  public static final Secrets SECRETS =
      new Secrets(
          new SeedSequence(DiceSeed.ofHex("42".repeat(DiceSeed.BYTES)), GAME),
          new Invitations(
              null, Invitations.hash(HOME_INVITATION), Invitations.hash(WATCH_INVITATION)));

  private final List<Event> log = new ArrayList<>();
  private final List<GameState> states = new ArrayList<>();
  private GameState state;
  private Instant now = NOON;
  private @Nullable Decision last;
  private Presence presence = Presence.ALL_THERE;

  private GameScenario(Event.GameCreated created) {
    this(created, SampleRules.SBA);
  }

  private GameScenario(Event.GameCreated created, RuleBook rules) {
    log.add(created);
    state = GameLogic.created(created, rules);
    states.add(state);
  }

  /** A game of the digital league. */
  public static GameScenario digital() {
    return new GameScenario(
        created(true, new Manager("bob", "Bob"), GameOptions.NONE), SampleRules.PD);
  }

  /** Both managers agree on rulings, and Una is the umpire. */
  public static GameScenario agreed() {
    return agreed(new Manager("bob", "Bob"), GameOptions.NONE);
  }

  /**
   * Managers agree on rulings, and Una is the umpire.
   *
   * @param home null while the home seat is open
   */
  public static GameScenario agreed(@Nullable Manager home, GameOptions options) {
    GameSetup plain = created(true, home, options).setup();
    TableOptions table =
        new TableOptions(
            TableOptions.BeforeRoll.FREE,
            60,
            TableOptions.Plans.OPEN,
            TableOptions.Rulings.AGREED,
            TableOptions.DiceSource.SERVER,
            120);
    return of(
        new GameSetup(
            GAME,
            plain.league(),
            plain.rulesHash(),
            options,
            table,
            true,
            plain.admin(),
            new Manager("una", "Una"),
            plain.away(),
            plain.home()));
  }

  /** The side at bat rolls by hand and declares its dice. */
  public static GameScenario declared() {
    GameSetup plain = created(true, new Manager("bob", "Bob"), GameOptions.NONE).setup();
    TableOptions table =
        new TableOptions(
            TableOptions.BeforeRoll.FREE,
            60,
            TableOptions.Plans.OPEN,
            TableOptions.Rulings.ADMIN,
            TableOptions.DiceSource.DECLARED,
            120);
    return of(
        new GameSetup(
            GAME,
            plain.league(),
            plain.rulesHash(),
            plain.options(),
            table,
            true,
            plain.admin(),
            null,
            plain.away(),
            plain.home()));
  }

  /** A game that was created so. */
  public static GameScenario of(GameSetup setup) {
    return of(setup, SampleRules.SBA);
  }

  /** A game that was created so, under these rules. */
  static GameScenario of(GameSetup setup, RuleBook rules) {
    return new GameScenario(new Event.GameCreated(NOON, setup, SECRETS.commitment()), rules);
  }

  /** Both seats are taken, and anyone may watch. */
  public static GameScenario newGame() {
    return new GameScenario(created(true, new Manager("bob", "Bob"), GameOptions.NONE));
  }

  /** A game that differs from its league. */
  public static GameScenario newGame(GameOptions options) {
    return new GameScenario(created(true, new Manager("bob", "Bob"), options));
  }

  /** A game with table options. */
  public static GameScenario newGame(TableOptions table) {
    return new GameScenario(
        created(true, new Manager("bob", "Bob"), GameOptions.NONE, table), SampleRules.SBA);
  }

  /** A game with table options. The home seat is open. */
  public static GameScenario openSeat(TableOptions table) {
    return new GameScenario(created(true, null, GameOptions.NONE, table), SampleRules.SBA);
  }

  /** A game with table options, in which Alice manages both teams. */
  public static GameScenario oneManager(TableOptions table) {
    return new GameScenario(
        created(true, new Manager("alice", "Alice"), GameOptions.NONE, table), SampleRules.SBA);
  }

  /** The home seat is open. */
  public static GameScenario openSeat() {
    return new GameScenario(created(true, null, GameOptions.NONE));
  }

  /** A private game. The home seat is open. */
  public static GameScenario privateGame() {
    return new GameScenario(created(false, null, GameOptions.NONE));
  }

  /** A roll is pending for the first batter. */
  public static GameScenario rolled() {
    return newGame().when(ALICE, new Command.RollDice());
  }

  private static Event.GameCreated created(
      boolean open, @Nullable Manager home, GameOptions options) {
    return created(open, home, options, TableOptions.DEFAULT);
  }

  private static Event.GameCreated created(
      boolean open, @Nullable Manager home, GameOptions options, TableOptions table) {
    boolean dh = SampleRules.SBA.league().with(options).dh();
    return new Event.GameCreated(
        NOON,
        new GameSetup(
            GAME,
            "sba",
            SampleRules.SBA.hash(),
            options,
            table,
            open,
            new Manager("carol", "Carol"),
            null,
            new GameSetup.Team(
                "Owls", new Manager("alice", "Alice"), SampleLineups.lineup(Side.AWAY, dh)),
            new GameSetup.Team("Millers", home, SampleLineups.lineup(Side.HOME, dh))),
        SECRETS.commitment());
  }

  public GameScenario when(Actor actor, Command command) {
    last = GameLogic.decide(state, actor, command, SECRETS, presence, now);
    if (last instanceof Decision.Accepted accepted) {
      for (GameLogic.Step step : GameLogic.steps(state, accepted)) {
        // Applying the logged event alone gives the same state.
        assertThat(GameLogic.apply(state, step.event())).isEqualTo(step.after());
        state = step.after();
        log.add(step.event());
        states.add(state);
      }
    }
    return this;
  }

  /** Rolls, and submits for the side at bat. */
  public GameScenario play(Submission submission) {
    when(CAROL, new Command.RollDice()).accepted();
    return when(atBat(), submit(submission));
  }

  public GameScenario after(Duration time) {
    now = now.plus(time);
    return this;
  }

  /** From now on, since when the managers are gone. */
  public GameScenario with(Presence changed) {
    presence = changed;
    return this;
  }

  /** The events of the last command; fails if it was refused. */
  public List<Event> accepted() {
    assertThat(last).isInstanceOf(Decision.Accepted.class);
    return ((Decision.Accepted) last).events();
  }

  /** Why the last command was refused; fails if it was not. */
  public Problem refused() {
    assertThat(last).isInstanceOf(Decision.Refused.class);
    return ((Decision.Refused) last).refusal();
  }

  public GameState state() {
    return state;
  }

  public List<Event> log() {
    return log;
  }

  /** The state after each event of the log. */
  public List<GameState> states() {
    return states;
  }

  public Instant now() {
    return now;
  }

  public Roll pending() {
    assertThat(state.pending()).isNotNull();
    return state.pending();
  }

  public Actor atBat() {
    return state.game().batting() == Side.AWAY ? ALICE : BOB;
  }

  public static Command submit(Submission submission) {
    return new Command.SubmitOutcome(submission, null);
  }

  public static Submission strikeout() {
    return Submission.of(Outcome.STRIKEOUT_OUT);
  }

  public static Submission homerun() {
    return Submission.of(Outcome.HOMERUN);
  }

  public static Submission grounder() {
    return Submission.of(Outcome.GROUNDBALL_C, Position.SHORTSTOP);
  }
}
