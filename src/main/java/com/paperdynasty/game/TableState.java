package com.paperdynasty.game;

import com.paperdynasty.baseball.BallGame;
import com.paperdynasty.baseball.League;
import com.paperdynasty.baseball.PlayResult;
import com.paperdynasty.baseball.Side;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table between two events: all that the future of the game depends on. It never changes; {@link
 * Table#apply} makes the next.
 *
 * @param setup how the game was created
 * @param rules what it is pinned to
 * @param started whether there was a first roll
 * @param lastPlay what the last play did; null before the first
 */
public record TableState(
    GameSetup setup,
    RuleBook rules,
    Seat away,
    Seat home,
    DiceTray dice,
    BallGame game,
    boolean started,
    @Nullable PlayResult lastPlay) {

  /** The place of one side. */
  public Seat seat(Side side) {
    return side == Side.AWAY ? away : home;
  }

  /** How far the game has come. */
  public Status status() {
    if (game.isOver()) {
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
    return game.league();
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
    return Arrays.stream(Side.values()).filter(side -> seat(side).heldBy(userId)).toList();
  }

  /** Whether a user may give every command, for either side. */
  public boolean isAdmin(Actor actor) {
    return actor.serviceAdmin() || setup.admin().userId().equals(actor.userId());
  }

  /** What a user is here. Who manages a side is its manager first, whatever else he is. */
  public Role roleOf(Actor actor) {
    if (!sidesOf(actor.userId()).isEmpty()) {
      return Role.MANAGER;
    }
    return isAdmin(actor) ? Role.ADMIN : Role.SPECTATOR;
  }

  /**
   * Whether a user may know of this game.
   *
   * @param invitation the watchers' invitation, if he has shown one
   */
  public boolean maySee(Actor actor, @Nullable String invitation, Secrets secrets) {
    return knownTo(actor) || Invitations.opens(secrets.invitations().watch(), invitation);
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

  TableState with(Side side, Seat seat) {
    return new TableState(
        setup,
        rules,
        side == Side.AWAY ? seat : away,
        side == Side.HOME ? seat : home,
        dice,
        game,
        started,
        lastPlay);
  }

  TableState with(DiceTray tray) {
    return new TableState(setup, rules, away, home, tray, game, started, lastPlay);
  }

  TableState with(BallGame next) {
    return new TableState(setup, rules, away, home, dice, next, started, lastPlay);
  }

  TableState start() {
    return new TableState(setup, rules, away, home, dice, game, true, lastPlay);
  }

  TableState played(BallGame next, PlayResult play) {
    return new TableState(setup, rules, away, home, dice.cleared(), next, started, play);
  }
}
