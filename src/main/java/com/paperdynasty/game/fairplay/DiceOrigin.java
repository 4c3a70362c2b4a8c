package com.paperdynasty.game.fairplay;

/**
 * Where the dice of the rolls of one round of entropy come from.
 *
 * @param generation the number of the seed, from 0
 * @param fromRoll the number of its first roll
 * @param away the away side's entropy, empty if it gave none
 * @param home the home side's entropy, empty if it gave none
 */
public record DiceOrigin(int generation, int fromRoll, String away, String home) {
  void write(CanonicalWriter to) {
    to.number(generation);
    to.number(fromRoll);
    to.text(away);
    to.text(home);
  }
}
