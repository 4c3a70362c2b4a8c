package com.paperdynasty.game.state;

import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.game.fairplay.DiceOrigin;
import com.paperdynasty.game.fairplay.EntropyRounds;
import com.paperdynasty.game.fairplay.FairPlay;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Invitations;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.Role;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.game.model.Seat;
import com.paperdynasty.game.model.Secrets;
import com.paperdynasty.game.model.Status;
import com.paperdynasty.game.model.TableOptions;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The complete state of a game between two events. Immutable; {@code GameLogic.apply} makes the
 * next state.
 *
 * @param setup how the game was created, with the lineups that it began with
 * @param rules the rules that it is pinned to
 * @param hashed the ball game with its hash; see {@link #game}
 * @param started whether the first roll was made
 * @param lastPlay the last play; null before the first
 * @param history the steps of the ball game so far; null before the first
 * @param fairPlay what is neither baseball nor a roll: readiness, entropy, rulings, extra dice,
 *     choices
 */
public record GameState(
    GameSetup setup,
    RuleBook rules,
    Seat away,
    Seat home,
    DiceState dice,
    HashedGame hashed,
    boolean started,
    @Nullable PlayResult lastPlay,
    @Nullable PlayHistory history,
    FairPlay fairPlay) {

  /** The ball game: score, bases, lineups, box score. */
  public BallGame game() {
    return hashed.game();
  }

  /**
   * Whether it is known what situations are worth in games of this length. If not, {@link #prepare}
   * the state before a command or a read, which would work it out on its own thread.
   */
  public boolean isPrepared() {
    return league().expectancy().isPrepared();
  }

  /** Works out what situations are worth. Takes some milliseconds: not for an event loop. */
  public void prepare() {
    league().expectancy().prepare();
  }

  /** The number of the last play; 0 before the first. */
  public int playNumber() {
    return game().playNumber();
  }

  /** The seat of one side. */
  public Seat seat(Side side) {
    return side == Side.AWAY ? away : home;
  }

  /** The status of the game. */
  public Status status() {
    if (game().isOver()) {
      return Status.COMPLETED;
    }
    return started ? Status.IN_PROGRESS : Status.WAITING;
  }

  /** The roll that waits for its outcome, expired or not; null if there is none. */
  public @Nullable Roll pending() {
    return dice.pending();
  }

  /** The choice that the play of the pending roll waits for; null if it waits for none. */
  public Event.@Nullable ChoiceNeeded openChoice() {
    return fairPlay.choices().open();
  }

  /** The league's rules with the options of this game. */
  public League league() {
    return game().league();
  }

  /** Whether a text is the invitation to a side's seat, which may be taken. */
  public boolean isInvitationTo(Side side, String invitation, Secrets secrets) {
    String reopened = seat(side).invitation();
    String hash = reopened == null ? secrets.invitations().seat(side) : reopened;
    return Invitations.matches(hash, invitation);
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

  /** Whether a user administers this game: they created it, or administer the service. */
  public boolean isAdmin(Actor actor) {
    return actor.serviceAdmin() || setup.admin().userId().equals(actor.userId());
  }

  /** Whether a user is the umpire. */
  public boolean isUmpire(String userId) {
    Manager umpire = setup.umpire();
    return umpire != null && umpire.userId().equals(userId);
  }

  /** Whether this game's managers agree on rulings, as soon as there are two of them. */
  public boolean isAgreed() {
    return setup.table().rulings() == TableOptions.Rulings.AGREED;
  }

  /** Whether two different users manage at this moment. */
  public boolean hasTwoManagers() {
    String visitor = away.managerId();
    return visitor != null && !home.isOpen() && !home.heldBy(visitor);
  }

  /** Whether a ruling needs the agreement of two managers now. */
  public boolean rulesByAgreement() {
    return isAgreed() && hasTwoManagers();
  }

  /**
   * Whether a user acts for a side: its manager, or an admin. Where managers agree on rulings, an
   * admin acts only while the side's seat is open, or while one user manages both sides.
   */
  public boolean actsFor(Actor actor, Side side) {
    if (seat(side).heldBy(actor.userId())) {
      return true;
    }
    boolean judges = isAgreed() && !seat(side).isOpen() && sidesOf(managerId(side)).size() < 2;
    return isAdmin(actor) && !judges;
  }

  private String managerId(Side side) {
    return Objects.requireNonNullElse(seat(side).managerId(), "");
  }

  /** A user's role. A manager of a side is a manager, even if they are an admin too. */
  public Role roleOf(Actor actor) {
    if (!sidesOf(actor.userId()).isEmpty()) {
      return Role.MANAGER;
    }
    if (isAdmin(actor)) {
      return Role.ADMIN;
    }
    return isUmpire(actor.userId()) ? Role.UMPIRE : Role.SPECTATOR;
  }

  /**
   * Whether a user may know of this game.
   *
   * @param invitation the spectators' invitation, if they have shown one
   */
  public boolean maySee(Actor actor, @Nullable String invitation, Secrets secrets) {
    return isKnownTo(actor) || Invitations.matches(secrets.invitations().watch(), invitation);
  }

  /** Whether a user sees the game without the spectators' delay. */
  public boolean seesLive(Actor actor) {
    return roleOf(actor) != Role.SPECTATOR;
  }

  /** Whether a user may know of this game without an invitation. */
  public boolean isKnownTo(Actor actor) {
    return setup.open() || actor.inRoom() || seesLive(actor);
  }

  /** Whether the text of a user's client would still count for the dice. */
  public boolean awaitsEntropyOf(String userId) {
    return sidesOf(userId).stream().anyMatch(this::awaitsTextOf);
  }

  /** Whether a side may still give a text for the dice, instead of committing to bytes. */
  public boolean awaitsTextOf(Side side) {
    EntropyRounds rounds = fairPlay.entropy();
    return seat(side).entropy() == null
        && !rounds.part(side).isCommitted()
        && rounds.isOpen(dice.made())
        && !game().isOver();
  }

  /** Where the dice of a roll come from. */
  public DiceOrigin originOf(int roll) {
    EntropyRounds rounds = fairPlay.entropy();
    return rounds.of(
        roll,
        new DiceOrigin(
            dice.generation(), rounds.fromRoll(), away.entropyOrNone(), home.entropyOrNone()));
  }

  /** The ball game before a play of its history. */
  public BallGame before(PlayHistory.Played play) {
    return PlayHistory.replay(
        BallGame.start(league(), setup.away().lineup(), setup.home().lineup()), play.before());
  }

  /** SHA-256 over the canonical form of the state. */
  public StateHash hash() {
    return CanonicalForm.hash(this);
  }

  /** Short, for logs: the whole state is thousands of characters. */
  @Override
  public String toString() {
    return "GameState["
        + setup.gameId()
        + ", "
        + status().code()
        + ", play "
        + game().playNumber()
        + "]";
  }

  GameState with(Side side, Seat seat) {
    return new GameState(
        setup,
        rules,
        side == Side.AWAY ? seat : away,
        side == Side.HOME ? seat : home,
        dice,
        hashed,
        started,
        lastPlay,
        history,
        fairPlay);
  }

  /** With a new ball game before its first pitch. */
  GameState with(GameSetup changed, BallGame next) {
    return new GameState(
        changed, rules, away, home, dice, new HashedGame(next), started, null, null, fairPlay);
  }

  GameState with(DiceState changed) {
    FairPlay next = changed.pending() == null ? fairPlay.withoutRoll() : fairPlay;
    return new GameState(
        setup, rules, away, home, changed, hashed, started, lastPlay, history, next);
  }

  GameState with(FairPlay changed) {
    return new GameState(
        setup, rules, away, home, dice, hashed, started, lastPlay, history, changed);
  }

  GameState with(BallGame next) {
    return new GameState(
        setup, rules, away, home, dice, new HashedGame(next), started, lastPlay, history, fairPlay);
  }

  GameState with(BallGame next, PlayHistory step) {
    return new GameState(
        setup,
        rules,
        away,
        home,
        dice,
        new HashedGame(next),
        started,
        lastPlay,
        PlayHistory.with(step, next),
        fairPlay);
  }

  GameState start() {
    return new GameState(setup, rules, away, home, dice, hashed, true, lastPlay, history, fairPlay);
  }

  GameState played(BallGame next, PlayResult play, PlayHistory step) {
    return new GameState(
        setup,
        rules,
        away,
        home,
        dice.cleared(),
        new HashedGame(next),
        started,
        play,
        PlayHistory.with(step, next),
        fairPlay.withoutRoll().withoutExtra());
  }

  /** The state before the last play, with its roll pending again. */
  GameState undone(PlayHistory.Played last, @Nullable String newCommitment, boolean laterVoid) {
    BallGame start = BallGame.start(league(), setup.away().lineup(), setup.home().lineup());
    PlayHistory.Played earlier = PlayHistory.lastPlay(last.before());
    PlayResult play =
        earlier == null ? null : earlier.result(PlayHistory.replay(start, earlier.before()));
    FairPlay before = fairPlay.withoutExtra().with(fairPlay.choices().undone(game().playNumber()));
    return new GameState(
        setup,
        rules,
        away,
        home,
        dice.withPending(last.roll().roll(), last.roll().extras(), newCommitment, laterVoid),
        new HashedGame(PlayHistory.replay(start, last.before())),
        started,
        play,
        last.before(),
        newCommitment != null && laterVoid ? nextRound(before) : before);
  }

  /** Another seed was drawn: a new round of entropy begins. */
  private FairPlay nextRound(FairPlay before) {
    return before.with(fairPlay.entropy().next(originOf(dice.made() + 1), dice.made()));
  }

  /** A user's id, as the instance that the state already holds, to save memory. */
  String known(String userId) {
    for (String own : new String[] {setup.admin().userId(), awayManagerId(), homeManagerId()}) {
      if (userId.equals(own)) {
        return own;
      }
    }
    return userId;
  }
}
