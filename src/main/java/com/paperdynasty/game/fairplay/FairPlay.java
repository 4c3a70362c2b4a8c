package com.paperdynasty.game.fairplay;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.model.Proposal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a game beside its baseball and its rolls.
 *
 * @param ready who is ready for the next roll, and their plans
 * @param entropy the managers' part in the dice
 * @param rulings the open proposals and disputes
 * @param extra the extra dice of the current roll and play
 * @param vacantSince since when the side in the field has lacked a fielder; null while it has nine.
 *     It is not in the hash, which is the same for a game of an older build
 */
public record FairPlay(
    ReadyState ready,
    EntropyRounds entropy,
    RulingState rulings,
    ExtraDiceState extra,
    @Nullable Instant vacantSince) {
  public static final FairPlay EMPTY =
      new FairPlay(
          ReadyState.EMPTY, EntropyRounds.EMPTY, RulingState.EMPTY, ExtraDiceState.EMPTY, null);

  /** Whether the game is as one that knows nothing of fair play; it then adds nothing to a hash. */
  public boolean isEmpty() {
    return vacantSince(null).equals(EMPTY);
  }

  public FairPlay with(ReadyState changed) {
    return new FairPlay(changed, entropy, rulings, extra, vacantSince);
  }

  public FairPlay with(EntropyRounds changed) {
    return new FairPlay(ready, changed, rulings, extra, vacantSince);
  }

  public FairPlay with(RulingState changed) {
    return new FairPlay(ready, entropy, changed, extra, vacantSince);
  }

  public FairPlay with(ExtraDiceState changed) {
    return new FairPlay(ready, entropy, rulings, changed, vacantSince);
  }

  public FairPlay vacantSince(@Nullable Instant since) {
    return new FairPlay(ready, entropy, rulings, extra, since);
  }

  /** The later of a time and the times in here: the clocks of two owners may differ. */
  public Instant notBefore(Instant now) {
    Instant latest = ready.isUsed() ? later(now, ready.since()) : now;
    for (Side side : Side.values()) {
      Proposal proposal = rulings.of(side);
      latest = proposal == null ? latest : later(latest, proposal.at());
    }
    for (Instant time :
        new @Nullable Instant[] {entropy.began(), entropy.complete(), vacantSince}) {
      latest = time == null ? latest : later(latest, time);
    }
    return latest;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }

  /** Writes the facts for the state's hash. */
  public void write(CanonicalWriter to) {
    ready.write(to);
    entropy.write(to);
    rulings.write(to);
    extra.write(to);
  }
}
