package com.paperdynasty.app;

import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.league.SampleLineups;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.game.Decision;
import com.paperdynasty.game.GameLogic;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Invitations;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.game.model.Secrets;
import com.paperdynasty.game.model.Status;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.journal.LoggedEvent;
import com.paperdynasty.journal.OpenedLog;
import com.paperdynasty.protocol.server.EventJson;
import com.paperdynasty.protocol.server.StateJson;
import com.paperdynasty.table.OwnedGame;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Plays games to warm up the JVM: it decides, applies, encodes and replays events, as a game
 * verticle does. A JVM is many times slower until it has compiled the hot code, and users would
 * wait for that in the first games of a new process.
 *
 * <p>Nothing is stored or sent. It blocks, so do not call it on an event loop.
 */
final class JitWarmUp {
  private static final UUID GAME = new UUID(0, 0);
  private static final Manager MANAGER = new Manager("warm-up", "Warm-up");
  private static final Map<String, String> NAMES = Map.of(MANAGER.userId(), MANAGER.name());
  private static final Actor ACTOR = new Actor(MANAGER.userId(), MANAGER.name(), false);

  /** Outcomes that end a half-inning soon and use much of the rules. */
  private static final List<Outcome> OUTCOMES =
      List.of(
          Outcome.STRIKEOUT_OUT,
          Outcome.WALK,
          Outcome.SINGLE_1,
          Outcome.POPOUT,
          Outcome.HOMERUN,
          Outcome.DOUBLE_2,
          Outcome.STRIKEOUT_OUT);

  private static final int MOST_PLAYS = 300;
  private static final int FRAMES_BYTES = 20_480;

  private final RuleBook rules;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Random random = new Random(1);

  /**
   * Creates a warm-up with the rules of a league.
   *
   * @param nanoTime a monotonic clock
   */
  JitWarmUp(RuleBook rules, Clock clock, LongSupplier nanoTime) {
    this.rules = rules;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /**
   * Plays games, and starts none after {@code longestMs}.
   *
   * @return how many were played
   */
  int play(int games, long longestMs) {
    long untilNs = nanoTime.getAsLong() + longestMs * 1_000_000;
    int played = 0;
    while (played < games && nanoTime.getAsLong() - untilNs < 0) {
      playGame();
      played++;
    }
    return played;
  }

  private void playGame() {
    byte[] seed = new byte[Secrets.RANDOM_BYTES];
    random.nextBytes(seed);
    Secrets secrets = Secrets.drawn(GAME, seed, new Invitations(null, null, null));
    Event.GameCreated created = new Event.GameCreated(now(), setup(), secrets.commitment());
    GameState state = GameLogic.created(created, rules);
    List<LoggedEvent> log = new ArrayList<>();
    log.add(logged(1, created, state));
    for (int i = 0; i < 2 * MOST_PLAYS && state.status() != Status.COMPLETED; i++) {
      Command command = i % 2 == 0 ? new Command.RollDice() : outcome();
      Decision decision = GameLogic.decide(state, ACTOR, command, secrets, now());
      if (decision instanceof Decision.Accepted accepted) {
        for (GameLogic.Step step : GameLogic.steps(state, accepted)) {
          state = step.after();
          log.add(logged(log.size() + 1, step.event(), state));
        }
      }
    }
    OwnedGame.replay(GAME, new OpenedLog(1, rules, secrets, NAMES, log), 0, FRAMES_BYTES);
  }

  private Command outcome() {
    Outcome drawn = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
    return new Command.SubmitOutcome(Submission.of(drawn), null);
  }

  private static LoggedEvent logged(long seq, Event event, GameState after) {
    StateJson.summary(after);
    EventJson.frame(seq, event, after);
    return new LoggedEvent(seq, EventCodec.decode(EventCodec.encode(event), NAMES), after.hash());
  }

  private Instant now() {
    return clock.instant();
  }

  private GameSetup setup() {
    return new GameSetup(
        GAME,
        rules.league().name(),
        rules.hash(),
        GameOptions.NONE,
        false,
        MANAGER,
        team(Side.AWAY),
        team(Side.HOME));
  }

  private GameSetup.Team team(Side side) {
    return new GameSetup.Team(
        side.code(), MANAGER, SampleLineups.lineup(side, rules.league().dh()));
  }
}
