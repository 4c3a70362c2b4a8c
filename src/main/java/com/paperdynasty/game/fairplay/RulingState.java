package com.paperdynasty.game.fairplay;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.model.Proposal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The proposals of both sides, and what was disputed. A proposal whose time is over stays here
 * until something takes its place.
 *
 * @param away the visitors' proposal; null for none
 * @param home the home team's proposal; null for none
 * @param madeByAway the number of proposals that the visitors have made so far
 * @param madeByHome the same for the home team
 * @param disputed the numbers of the disputed plays, in ascending order; only the side in the field
 *     can dispute a play
 */
public record RulingState(
    @Nullable Proposal away,
    @Nullable Proposal home,
    int madeByAway,
    int madeByHome,
    List<Integer> disputed) {
  public static final RulingState EMPTY = new RulingState(null, null, 0, 0, List.of());

  public RulingState {
    disputed = List.copyOf(disputed);
  }

  /** A side's proposal that can still be answered; null for none. */
  public @Nullable Proposal open(Side side, Instant now) {
    Proposal proposal = of(side);
    return proposal != null && now.isBefore(proposal.until()) ? proposal : null;
  }

  /** A side's proposal, even if its time is over; null for none. */
  public @Nullable Proposal of(Side side) {
    return side == Side.AWAY ? away : home;
  }

  /** How many proposals a side has made. */
  public int made(Side side) {
    return side == Side.AWAY ? madeByAway : madeByHome;
  }

  /** The proposal that holds the next roll for the longest time; null if none does. */
  public @Nullable Proposal holding(Instant now) {
    Proposal longest = null;
    for (Side side : Side.values()) {
      Proposal proposal = of(side);
      Instant until = proposal == null ? null : proposal.heldUntil();
      boolean longer = longest == null || (proposal != null && proposal.at().isAfter(longest.at()));
      if (until != null && now.isBefore(until) && longer) {
        longest = proposal;
      }
    }
    return longest;
  }

  public boolean isDisputed(int playNumber) {
    return disputed.contains(playNumber);
  }

  public RulingState proposed(Proposal proposal) {
    return proposal.side() == Side.AWAY
        ? new RulingState(proposal, home, proposal.number(), madeByHome, disputed)
        : new RulingState(away, proposal, madeByAway, proposal.number(), disputed);
  }

  /** Without a side's proposal: it was answered. */
  public RulingState answered(Side side) {
    return new RulingState(
        side == Side.AWAY ? null : away,
        side == Side.HOME ? null : home,
        madeByAway,
        madeByHome,
        disputed);
  }

  /** Without proposals: there is another last play or a new roll, or the game is over. */
  public RulingState ended() {
    return away == null && home == null ? this : answered(Side.AWAY).answered(Side.HOME);
  }

  /** Without proposals about a roll, which is no longer pending. */
  public RulingState withoutRolls() {
    RulingState after = this;
    for (Side side : Side.values()) {
      Proposal proposal = of(side);
      if (proposal != null && proposal.kind() == Proposal.Kind.VOID_ROLL) {
        after = after.answered(side);
      }
    }
    return after;
  }

  public RulingState disputing(int playNumber) {
    List<Integer> all = Stream.concat(disputed.stream(), Stream.of(playNumber)).sorted().toList();
    return new RulingState(away, home, madeByAway, madeByHome, all);
  }

  /** After a play was undone: its number is free again. */
  public RulingState undone(int playNumber) {
    RulingState ended = ended();
    return isDisputed(playNumber)
        ? new RulingState(
            null,
            null,
            madeByAway,
            madeByHome,
            disputed.stream().filter(each -> each != playNumber).toList())
        : ended;
  }

  void write(CanonicalWriter to) {
    to.flag(equals(EMPTY));
    if (equals(EMPTY)) {
      return;
    }
    proposal(to, away);
    proposal(to, home);
    to.number(madeByAway);
    to.number(madeByHome);
    to.number(disputed.size());
    disputed.forEach(to::number);
  }

  private static void proposal(CanonicalWriter to, @Nullable Proposal proposal) {
    to.flag(proposal != null);
    if (proposal == null) {
      return;
    }
    to.text(proposal.id());
    to.text(proposal.kind().code());
    to.text(proposal.by());
    to.text(proposal.reason());
    to.number(proposal.at().toEpochMilli());
    to.number(proposal.playNumber());
    to.text(proposal.rollId());
    to.flag(proposal.correction() != null);
    if (proposal.correction() != null) {
      CanonicalSubmission.write(to, proposal.correction());
    }
  }
}
