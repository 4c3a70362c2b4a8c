package com.paperdynasty.game;

import com.paperdynasty.baseball.BallGame;
import com.paperdynasty.baseball.League;
import com.paperdynasty.baseball.PlayResult;
import com.paperdynasty.baseball.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table between two events: all that the future of the game depends on. It never changes; {@link
 * Table#apply} makes the next.
 *
 * @param setup how the game was created, with the lineups that it began with
 * @param rules what it is pinned to
 * @param printed the ball game; {@link #game} for everybody else
 * @param started whether there was a first roll
 * @param lastPlay what the last play did; null before the first
 * @param past what was done in the ball game so far; null while nothing was
 */
public record TableState(
    GameSetup setup,
    RuleBook rules,
    Seat away,
    Seat home,
    DiceTray dice,
    PrintedGame printed,
    boolean started,
    @Nullable PlayResult lastPlay,
    @Nullable Past past) {

  /** The ball game: score, bases, lineups, book. */
  public BallGame game() {
    return printed.game();
  }

  /** The number of the last play that stands; 0 where none does. */
  public int playNumber() {
    return game().playNumber();
  }

  /** The place of one side. */
  public Seat seat(Side side) {
    return side == Side.AWAY ? away : home;
  }

  /** How far the game has come. */
  public Status status() {
    if (game().isOver()) {
      return Status.COMPLETED;
    }
    return started ? Status.IN_PROGRESS : Status.WAITING;
  }

  /** The roll that waits for its outcome, expired or not; null where there is none. */
  public @Nullable Roll pending() {
    return dice.pending();
  }

  /** The rules of this very game. */
  public League league() {
    return game().league();
  }

  /** The away manager's user id; null while the seat is open. */
  public @Nullable String awayManagerId() {
    return away.managerId();
  }

  /** The home manager's user id; null while the seat is open. */
  public @Nullable String homeManagerId() {
    return home.managerId();
  }

  /** The sides that a user manages: none, one or both. */
  public List<Side> sidesOf(String userId) {
    if (away.heldBy(userId)) {
      return home.heldBy(userId) ? List.of(Side.AWAY, Side.HOME) : List.of(Side.AWAY);
    }
    return home.heldBy(userId) ? List.of(Side.HOME) : List.of();
  }

  /** Whether a user may give every command, for either side. */
  public boolean isAdmin(Actor actor) {
    return actor.serviceAdmin() || setup.admin().userId().equals(actor.userId());
  }

  /** What a user is here. A manager of a side is that first, whatever else they are. */
  public Role roleOf(Actor actor) {
    if (!sidesOf(actor.userId()).isEmpty()) {
      return Role.MANAGER;
    }
    return isAdmin(actor) ? Role.ADMIN : Role.SPECTATOR;
  }

  /**
   * Whether a user may know of this game.
   *
   * @param invitation the watchers' invitation, if they have shown one
   */
  public boolean maySee(Actor actor, @Nullable String invitation, Secrets secrets) {
    return knownTo(actor) || Invitations.opens(secrets.invitations().watch(), invitation);
  }

  /** Whether a user sees the game as it happens, and not as late as spectators are shown it. */
  public boolean seesLive(Actor actor) {
    return roleOf(actor) != Role.SPECTATOR;
  }

  /** Whether a user knows of this game without any invitation. */
  boolean knownTo(Actor actor) {
    return setup.open() || actor.watching() || roleOf(actor) != Role.SPECTATOR;
  }

  /** Whether the dice still wait for what a user's client adds to them. */
  public boolean awaitsEntropyOf(String userId) {
    return sidesOf(userId).stream().anyMatch(side -> seat(side).entropy() == null);
  }

  /** SHA-256 over the canonical form of the state. */
  public StateHash hash() {
    return CanonicalForm.hash(this);
  }

  /** Short, for logs: the whole state is thousands of characters. */
  @Override
  public String toString() {
    return "TableState["
        + setup.gameId()
        + ", "
        + status().code()
        + ", play "
        + game().playNumber()
        + "]";
  }

  TableState with(Side side, Seat seat) {
    return new TableState(
        setup,
        rules,
        side == Side.AWAY ? seat : away,
        side == Side.HOME ? seat : home,
        dice,
        printed,
        started,
        lastPlay,
        past);
  }

  /** Begins the ball game anew. */
  TableState with(GameSetup changed, BallGame next) {
    return new TableState(
        changed, rules, away, home, dice, new PrintedGame(next), started, null, null);
  }

  TableState with(DiceTray tray) {
    return new TableState(setup, rules, away, home, tray, printed, started, lastPlay, past);
  }

  TableState with(BallGame next) {
    return new TableState(
        setup, rules, away, home, dice, new PrintedGame(next), started, lastPlay, past);
  }

  TableState with(BallGame next, Past step) {
    return new TableState(
        setup,
        rules,
        away,
        home,
        dice,
        new PrintedGame(next),
        started,
        lastPlay,
        Past.with(step, next));
  }

  TableState start() {
    return new TableState(setup, rules, away, home, dice, printed, true, lastPlay, past);
  }

  TableState played(BallGame next, PlayResult play, Past step) {
    return new TableState(
        setup,
        rules,
        away,
        home,
        dice.cleared(),
        new PrintedGame(next),
        started,
        play,
        Past.with(step, next));
  }

  /** The state before the last play, on whose roll the dice lie again. */
  TableState undone(Past.Played last, @Nullable String newCommitment) {
    BallGame start = BallGame.start(league(), setup.away().lineup(), setup.home().lineup());
    Past.Played earlier = Past.lastPlay(last.before());
    PlayResult play = earlier == null ? null : earlier.result(Past.replay(start, earlier.before()));
    return new TableState(
        setup,
        rules,
        away,
        home,
        dice.back(last.roll().roll(), newCommitment),
        new PrintedGame(Past.replay(start, last.before())),
        started,
        play,
        last.before());
  }

  /** A user's id, as the very text that the table has anyway, where it has it. */
  String known(String userId) {
    for (String own : new String[] {setup.admin().userId(), awayManagerId(), homeManagerId()}) {
      if (userId.equals(own)) {
        return own;
      }
    }
    return userId;
  }
}
