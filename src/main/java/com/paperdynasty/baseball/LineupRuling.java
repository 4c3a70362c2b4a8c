package com.paperdynasty.baseball;

/** What the umpire says to a change outside a play: of players, or of who is given the win. */
public sealed interface LineupRuling permits LineupRuling.Made, Illegal {

  /** The change is made. */
  record Made(BallGame game) implements LineupRuling {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.made(this);
    }
  }

  /** One answer for each kind of ruling. */
  interface Cases<R> {
    R made(Made made);

    R illegal(Illegal illegal);
  }

  <R> R match(Cases<R> cases);
}
