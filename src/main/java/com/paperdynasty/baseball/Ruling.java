package com.paperdynasty.baseball;

/** What the umpire says to a submission. */
public sealed interface Ruling permits Ruling.Legal, Illegal {

  /** It stands; {@link BallGame#after} gives the game after it. */
  record Legal(PlayResult play) implements Ruling {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.legal(this);
    }
  }

  /** One answer for each kind of ruling. */
  interface Cases<R> {
    R legal(Legal legal);

    R illegal(Illegal illegal);
  }

  <R> R match(Cases<R> cases);
}
