package com.paperdynasty.table;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.journal.DamagedLogException;
import com.paperdynasty.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events of an open game's log that cannot be read. Many may ask for one again and again: all of
 * them are told the same error, and the log of the program has one line for it. Lives on the
 * table's context.
 */
final class DamagedEventErrors {
  private static final Logger log = LoggerFactory.getLogger(DamagedEventErrors.class);
  private static final int MOST = 1_000;

  private final Map<Long, String> errorIds = new HashMap<>();

  /** What is answered to a request for that event. */
  GameReply answer(DamagedLogException fault) {
    String errorId = errorIds.get(fault.seq());
    if (errorId == null) {
      errorId = UUID.randomUUID().toString();
      log.error("error {}: {}", errorId, fault.getMessage());
      if (errorIds.size() < MOST) {
        errorIds.put(fault.seq(), errorId);
      }
    }
    return new GameReply.Refused(Problem.internal(errorId), false);
  }
}
