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
 * @param choices the choices that the current roll asks for, and injuries
 * @param vacantSince since when the side in the field has lacked a fielder, or a side has had an
 *     injured player to replace; null while neither. It is not in the hash, which is the same for a
 *     game of an older build
 */
public record FairPlay(
    ReadyState ready,
    EntropyRounds entropy,
    RulingState rulings,
    ExtraDiceState extra,
    ChoiceState choices,
    @Nullable Instant vacantSince) {
  public static final FairPlay EMPTY =
      new FairPlay(
          ReadyState.EMPTY,
          EntropyRounds.EMPTY,
          RulingState.EMPTY,
          ExtraDiceState.EMPTY,
          ChoiceState.EMPTY,
          null);

  /** Whether the game is as one that knows nothing of fair play; it then adds nothing to a hash. */
  public boolean isEmpty() {
    return vacantSince(null).equals(EMPTY);
  }

  public FairPlay with(ReadyState changed) {
    return new FairPlay(changed, entropy, rulings, extra, choices, vacantSince);
  }

  public FairPlay with(EntropyRounds changed) {
    return new FairPlay(ready, changed, rulings, extra, choices, vacantSince);
  }

  public FairPlay with(RulingState changed) {
    return new FairPlay(ready, entropy, changed, extra, choices, vacantSince);
  }

  public FairPlay with(ExtraDiceState changed) {
    return new FairPlay(ready, entropy, rulings, changed, choices, vacantSince);
  }

  public FairPlay with(ChoiceState changed) {
    return new FairPlay(ready, entropy, rulings, extra, changed, vacantSince);
  }

  /** Without what belongs to the pending roll. */
  public FairPlay withoutRoll() {
    ExtraDiceState extraLeft = extra.withoutRoll();
    ChoiceState choicesLeft = choices.withoutRoll();
    return extraLeft.equals(extra) && choicesLeft.equals(choices)
        ? this
        : with(extraLeft).with(choicesLeft);
  }

  /** After a play or an undo all extra dice are still to come, or come again. */
  public FairPlay withoutExtra() {
    return extra.equals(ExtraDiceState.EMPTY) ? this : with(ExtraDiceState.EMPTY);
  }

  public FairPlay vacantSince(@Nullable Instant since) {
    return new FairPlay(ready, entropy, rulings, extra, choices, since);
  }

  /** The later of a time and the times in here: the clocks of two owners may differ. */
  public Instant notBefore(Instant now) {
    Instant latest = ready.isUsed() ? later(now, ready.since()) : now;
    for (Side side : Side.values()) {
      Proposal proposal = rulings.of(side);
      latest = proposal == null ? latest : later(latest, proposal.at());
    }
    Instant asked = choices.open() == null ? null : choices.open().at();
    for (Instant time :
        new @Nullable Instant[] {entropy.began(), entropy.complete(), asked, vacantSince}) {
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
    choices.write(to);
  }
}
