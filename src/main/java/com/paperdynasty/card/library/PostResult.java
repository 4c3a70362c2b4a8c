package com.paperdynasty.card.library;

import com.paperdynasty.card.file.CardFault;
import com.paperdynasty.problem.Problem;
import java.util.List;

/** What became of a set that was posted. */
public sealed interface PostResult {
  /** It is stored durably, and belongs to who posted it. */
  record Kept(CardSetSummary summary) implements PostResult {}

  /** It has faults, of which there is at least one. */
  record Faulty(List<CardFault> faults) implements PostResult {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /** It is valid, and not stored for another reason. */
  record Denied(Problem problem) implements PostResult {}
}
