package com.paperdynasty.game.fairplay;

/**
 * The state of a game beside its baseball and its rolls.
 *
 * @param ready who is ready for the next roll, and their plans
 * @param entropy the managers' part in the dice
 * @param rulings the open proposals and disputes
 * @param extra the extra dice of the current roll and play
 */
public record FairPlay(
    ReadyState ready, EntropyRounds entropy, RulingState rulings, ExtraDiceState extra) {
  public static final FairPlay EMPTY =
      new FairPlay(ReadyState.EMPTY, EntropyRounds.EMPTY, RulingState.EMPTY, ExtraDiceState.EMPTY);

  /** Whether the game is as one that knows nothing of fair play; it then adds nothing to a hash. */
  public boolean isEmpty() {
    return equals(EMPTY);
  }

  public FairPlay with(ReadyState changed) {
    return new FairPlay(changed, entropy, rulings, extra);
  }

  public FairPlay with(EntropyRounds changed) {
    return new FairPlay(ready, changed, rulings, extra);
  }

  public FairPlay with(RulingState changed) {
    return new FairPlay(ready, entropy, changed, extra);
  }

  public FairPlay with(ExtraDiceState changed) {
    return new FairPlay(ready, entropy, rulings, changed);
  }

  /** Writes all facts for the state's hash. */
  public void write(CanonicalWriter to) {
    ready.write(to);
    entropy.write(to);
    rulings.write(to);
    extra.write(to);
  }
}
