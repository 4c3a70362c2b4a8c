package com.paperdynasty.baseball;

import com.paperdynasty.baseball.league.ExtraRunnerRule;
import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.league.MercyRule;
import com.paperdynasty.baseball.league.SampleLineups;
import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Advance.How;
import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.model.Submission.With;
import com.paperdynasty.baseball.state.BallGame;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Makes random submissions, lineups and substitutions, legal or not. */
public final class RandomLineups {
  private static final Outcome[] OUTCOMES = Outcome.values();

  private final RandomGenerator random;
  private int players;

  public RandomLineups(long seed) {
    random = new Random(seed);
  }

  /** Random options of a game. */
  public GameOptions options() {
    return new GameOptions(
        1 + random.nextInt(9),
        random.nextBoolean(),
        random.nextInt(3) == 0 ? new ExtraRunnerRule(1 + random.nextInt(3), 4) : null,
        random.nextInt(3) == 0 ? new MercyRule(8, 3) : null);
  }

  /**
   * The sample lineup, or one whose pitcher is also the designated hitter, or one without a
   * designated hitter.
   */
  public List<Slot> lineup(Side side, boolean dh) {
    Lineup sample = SampleLineups.lineup(side, dh);
    if (!dh || often(2)) {
      return sample.inGame();
    }
    if (rarely(2)) {
      return SampleLineups.lineup(side, false).inGame();
    }
    List<Slot> slots = new ArrayList<>(sample.slots().subList(0, 8));
    Player pitcher = sample.at(Position.PITCHER).player();
    slots.add(new Slot(9, pitcher, Position.DESIGNATED_HITTER));
    slots.add(new Slot(0, pitcher, Position.PITCHER));
    return slots;
  }

  /** A random submission, legal or not. */
  public Submission submission(BallGame game) {
    Submission submission = Submission.of(OUTCOMES[random.nextInt(OUTCOMES.length)]);
    Outcome outcome = submission.outcome();
    if (outcome.needsHitLocation() || often(3)) {
      submission = submission.hitTo(Position.FIELD.get(random.nextInt(9)));
    }
    if (outcome == Outcome.X_CHECK) {
      outcome = OUTCOMES[random.nextInt(OUTCOMES.length)];
      submission = submission.withResult(outcome);
    }
    if (outcome.needsRunner() || rarely(60)) {
      submission = submission.withRunner(someRunner(game));
    }
    if (outcome == Outcome.REACHED_ON_ERROR ? often(2) : rarely(60)) {
      submission = submission.withBases(1 + random.nextInt(3));
    }
    if (rarely(8)) {
      submission = submission.withOthers(along(game));
    }
    if (outcome.needsAdvances() || rarely(3)) {
      submission = submission.withAdvances(advances(game));
    }
    if (outcome.needsErrors() || rarely(8)) {
      submission = submission.withErrors(List.of(Position.FIELD.get(random.nextInt(9))));
    }
    if (rarely(15)) {
      submission = submission.withSacrifice(random.nextBoolean());
    }
    if (rarely(30)) {
      submission = submission.withGroundedIntoDouble(random.nextBoolean());
    }
    return submission;
  }

  public Defense defense() {
    InfieldDepth[] depths = InfieldDepth.values();
    return new Defense(depths[random.nextInt(depths.length)], List.of());
  }

  public boolean rarely(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private boolean often(int oneIn) {
    return random.nextInt(oneIn) > 0;
  }

  public Side side() {
    return random.nextBoolean() ? Side.AWAY : Side.HOME;
  }

  /** A few random changes, many of them illegal. */
  public List<LineupChange> changes(BallGame game, Side side) {
    if (game.lineup(side).hasDh() && rarely(20)) {
      return fielderPitches(game, side);
    }
    List<LineupChange> changes = new ArrayList<>();
    Position[] positions = Position.values();
    for (int i = random.nextInt(3); i >= 0; i--) {
      int order = rarely(3) ? game.next(side) : random.nextInt(10);
      Position position = positions[random.nextInt(positions.length)];
      if (order > 0 && often(3)) {
        position = game.lineup(side).batting(order).position();
      }
      changes.add(new LineupChange(order, player(game, side), position, rarely(4)));
    }
    return changes;
  }

  /**
   * A fielder takes the mound and the designated hitter takes the fielder's position: the
   * designated hitter is lost.
   */
  private List<LineupChange> fielderPitches(BallGame game, Side side) {
    Lineup lineup = game.lineup(side);
    Slot fielder = lineup.batting(1 + random.nextInt(9));
    List<LineupChange> changes = new ArrayList<>();
    changes.add(new LineupChange(fielder.order(), fielder.player(), Position.PITCHER, true));
    for (Slot slot : lineup.slots()) {
      if (lineup.batsForPitcher(slot.order())) {
        changes.add(new LineupChange(slot.order(), slot.player(), fielder.position(), false));
      }
    }
    return changes;
  }

  /** Changes that fill the field again after pinch hitters and runners. */
  public List<LineupChange> repair(BallGame game) {
    Side side = game.fielding();
    Lineup lineup = game.lineup(side);
    List<Position> missing = new ArrayList<>(Position.FIELD);
    lineup.inGame().forEach(slot -> missing.remove(slot.position()));
    List<LineupChange> changes = new ArrayList<>();
    for (Slot slot : lineup.slots()) {
      if (!slot.position().inField() && !lineup.batsForPitcher(slot.order())) {
        Position position = missing.remove(random.nextInt(missing.size()));
        Player player = rarely(2) ? newcomer(side) : slot.player();
        changes.add(new LineupChange(slot.order(), player, position, false));
      }
    }
    return changes;
  }

  private Player player(BallGame game, Side side) {
    if (often(4)) {
      return newcomer(side);
    }
    List<Slot> known = new ArrayList<>(game.lineup(side).inGame());
    known.addAll(game.lineup(side).left());
    known.addAll(game.lineup(side.other()).slots());
    return known.get(random.nextInt(known.size())).player();
  }

  private Player newcomer(Side side) {
    players++;
    return new Player(side.code() + "-bench-" + players, "Bench " + players);
  }

  private Integer someRunner(BallGame game) {
    int base = 1 + random.nextInt(3);
    for (int i = 0; i < 3 && !game.bases().occupied(base); i++) {
      base = base % 3 + 1;
    }
    return base;
  }

  private List<With> along(BallGame game) {
    List<With> along = new ArrayList<>();
    for (int i = random.nextInt(2); i >= 0; i--) {
      Outcome outcome = OUTCOMES[random.nextInt(OUTCOMES.length)];
      if (outcome.kind() == Outcome.Kind.BASES) {
        along.add(new With(outcome, outcome.needsRunner() ? someRunner(game) : null));
      }
    }
    return along;
  }

  private List<Advance> advances(BallGame game) {
    List<Advance> advances = new ArrayList<>();
    for (int from = 3; from >= 0; from--) {
      if ((from > 0 && !game.bases().occupied(from) && often(40)) || rarely(2)) {
        continue;
      }
      int to = Math.max(1, Math.min(4, from + random.nextInt(3)));
      Boolean rbi = rarely(6) ? (Boolean) random.nextBoolean() : null;
      Boolean unearned = rarely(6) ? (Boolean) random.nextBoolean() : null;
      boolean out = rarely(4);
      How how = out && rarely(3) ? List.of(How.values()).get(random.nextInt(3)) : null;
      advances.add(
          random.nextInt(advances.size() + 1), new Advance(from, to, out, rbi, unearned, how));
    }
    return advances;
  }
}
