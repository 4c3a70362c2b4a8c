package com.paperdynasty.card.play;

/**
 * Dice that a play needs besides the five of its roll. They are cut only when they are asked for.
 * Those of each purpose are their own and always the same for one roll, whatever was chosen: so an
 * undo shows no die that another choice would ask for.
 */
public interface CardDice {
  /** A d20 that decides that, 1 to 20. A play asks for each at most once. */
  int d20(Purpose purpose);

  /** The total of two d6 that decides whether a runner gets a jump, 2 to 12. */
  int jump();

  /** What a d20 decides. */
  enum Purpose {
    /** Whether the runner is safe who tries for a base while the ball is in play. */
    RUNNER("runner"),
    /** The same for the one who follows them. */
    FOLLOWER("follower"),
    /** Whether the runner from first is safe who goes with the pitch. */
    STEAL_SECOND("steal-second"),
    /** Likewise from second. */
    STEAL_THIRD("steal-third"),
    /** Likewise from third. */
    STEAL_HOME("steal-home"),
    /** What becomes of a bunt. */
    BUNT("bunt"),
    /** Whether the batter does what a hit and run asks for. */
    HIT_AND_RUN("hit-and-run"),
    /** Whether the batter is hurt. */
    INJURY("injury");

    private final String code;

    Purpose(String code) {
      this.code = code;
    }

    /** A name for the form of such dice. */
    public String code() {
      return code;
    }
  }
}
