package com.paperdynasty.table;

import static net.logstash.logback.argument.StructuredArguments.kv;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.journal.DamagedLogException;
import com.paperdynasty.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives one error id to each event of an open game's log that cannot be read. All requests for the
 * event get the same error, and it is logged once. Used on the game's context.
 */
final class DamagedEventErrors {
  private static final Logger log = LoggerFactory.getLogger(DamagedEventErrors.class);
  private static final int REMEMBERED = 1_000;

  private final Map<Long, String> errorIds = new HashMap<>();

  /** The reply to a request that needs the damaged event. */
  GameReply answer(DamagedLogException fault) {
    String errorId = errorIds.get(fault.seq());
    if (errorId == null) {
      errorId = UUID.randomUUID().toString();
      log.error(
          "{} {} {}: {}",
          kv("error_id", errorId),
          kv("game", fault.gameId()),
          kv("seq", fault.seq()),
          fault.getMessage());
      if (errorIds.size() < REMEMBERED) {
        errorIds.put(fault.seq(), errorId);
      }
    }
    return new GameReply.Refused(Problem.internal(errorId), false);
  }
}
