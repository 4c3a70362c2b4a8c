package com.paperdynasty.card.play;

/**
 * Dice that a play needs besides the five of its roll. The k-th of a form is always the same for
 * one roll, and it is cut only when it is asked for. Each reading of a play begins with the first.
 */
public interface CardDice {
  /** The next d20 of the play, 1 to 20. */
  int d20();

  /** The total of the next two d6 of the play, 2 to 12. */
  int twoD6();
}
