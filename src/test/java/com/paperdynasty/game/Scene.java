package com.paperdynasty.game;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.GameOptions;
import com.paperdynasty.baseball.Outcome;
import com.paperdynasty.baseball.Position;
import com.paperdynasty.baseball.SampleRosters;
import com.paperdynasty.baseball.Side;
import com.paperdynasty.baseball.Submission;
import com.paperdynasty.dice.DiceCup;
import com.paperdynasty.dice.DiceSeed;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.wire.SampleRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A game with its users: Alice manages the away team, Bob the home team, Carol created the game and
 * manages no side, Sam is a spectator, Root is a service admin.
 */
public final class Scene {
  public static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  public static final Instant NOON = Instant.parse("2026-10-31T12:00:00Z");
  public static final Actor ALICE = new Actor("alice", "Alice", false);
  public static final Actor BOB = new Actor("bob", "Bob", false);
  public static final Actor CAROL = new Actor("carol", "Carol", false);
  public static final Actor SAM = new Actor("sam", "Sam", false);
  public static final Actor ROOT = new Actor("root", "Root", true);

  public static final String HOME_INVITATION = "home-invitation";
  public static final String WATCH_INVITATION = "watch-invitation";
  public static final Secrets SECRETS =
      new Secrets(
          new DiceCup(DiceSeed.ofHex("42".repeat(DiceSeed.BYTES)), GAME),
          new Invitations(
              null, Invitations.hash(HOME_INVITATION), Invitations.hash(WATCH_INVITATION)));

  private final List<Event> log = new ArrayList<>();
  private final List<TableState> states = new ArrayList<>();
  private TableState state;
  private Instant now = NOON;
  private @Nullable Decision last;

  private Scene(Event.GameCreated created) {
    this(created, SampleRules.SBA);
  }

  private Scene(Event.GameCreated created, RuleBook rules) {
    log.add(created);
    state = Table.created(created, rules);
    states.add(state);
  }

  /** A game of the digital league. */
  public static Scene digital() {
    return new Scene(created(true, new Manager("bob", "Bob"), GameOptions.NONE), SampleRules.PD);
  }

  /** Both seats are taken, and anyone may watch. */
  public static Scene newGame() {
    return new Scene(created(true, new Manager("bob", "Bob"), GameOptions.NONE));
  }

  /** A game that differs from its league. */
  public static Scene newGame(GameOptions options) {
    return new Scene(created(true, new Manager("bob", "Bob"), options));
  }

  /** The home seat is open. */
  public static Scene openSeat() {
    return new Scene(created(true, null, GameOptions.NONE));
  }

  /** A private game. The home seat is open. */
  public static Scene privateGame() {
    return new Scene(created(false, null, GameOptions.NONE));
  }

  /** A roll is pending for the first batter. */
  public static Scene rolled() {
    return newGame().when(ALICE, new Command.RollDice());
  }

  private static Event.GameCreated created(
      boolean open, @Nullable Manager home, GameOptions options) {
    boolean dh = SampleRules.SBA.league().with(options).dh();
    return new Event.GameCreated(
        NOON,
        new GameSetup(
            GAME,
            "sba",
            SampleRules.SBA.hash(),
            options,
            open,
            new Manager("carol", "Carol"),
            new GameSetup.Team(
                "Owls", new Manager("alice", "Alice"), SampleRosters.lineup(Side.AWAY, dh)),
            new GameSetup.Team("Millers", home, SampleRosters.lineup(Side.HOME, dh))),
        SECRETS.commitment());
  }

  public Scene when(Actor actor, Command command) {
    last = Table.decide(state, actor, command, SECRETS, now);
    if (last instanceof Decision.Accepted accepted) {
      for (Table.Step step : Table.steps(state, accepted)) {
        // Applying the logged event alone gives the same state.
        assertThat(Table.apply(state, step.event())).isEqualTo(step.after());
        state = step.after();
        log.add(step.event());
        states.add(state);
      }
    }
    return this;
  }

  /** Rolls, and submits for the side at bat. */
  public Scene play(Submission submission) {
    when(CAROL, new Command.RollDice()).accepted();
    return when(atBat(), submit(submission));
  }

  public Scene after(Duration time) {
    now = now.plus(time);
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

  public TableState state() {
    return state;
  }

  public List<Event> log() {
    return log;
  }

  /** The state after each event of the log. */
  public List<TableState> states() {
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
