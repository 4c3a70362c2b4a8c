package com.paperdynasty.cluster.hosting;

import static net.logstash.logback.argument.StructuredArguments.kv;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.journal.DamagedLogException;
import com.paperdynasty.problem.Problem;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Games whose logs turned out to be damaged. To read and apply a log takes long, and the next try
 * would fail as the last did. So for a while all requests get the same answer, and the program logs
 * one line. Used on the host's context.
 */
final class DamagedGames {
  private static final Logger log = LoggerFactory.getLogger(DamagedGames.class);
  private static final int REMEMBERED = 1_000;

  private final Cache<UUID, GameReply> refusals;
  private final Runnable onDamaged;

  DamagedGames(long retryMs, LongSupplier nanoTime, Runnable onDamaged) {
    this.refusals =
        Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(Duration.ofMillis(retryMs))
            .ticker(nanoTime::getAsLong)
            .executor(Runnable::run)
            .build();
    this.onDamaged = onDamaged;
  }

  /** The answer for a game that is known to be damaged; null if the game may be opened. */
  @Nullable GameReply refusal(UUID gameId) {
    return refusals.getIfPresent(gameId);
  }

  /**
   * Records that a game cannot be opened. Returns the answer to the requests that waited for it.
   */
  GameReply record(UUID gameId, DamagedLogException fault) {
    GameReply known = refusal(gameId);
    if (known != null) {
      return known;
    }
    String errorId = UUID.randomUUID().toString();
    log.error(
        "{} {} {}: {}",
        kv("error_id", errorId),
        kv("game", gameId),
        kv("seq", fault.seq()),
        fault.getMessage());
    onDamaged.run();
    GameReply refusal = new GameReply.Refused(Problem.internal(errorId), false);
    refusals.put(gameId, refusal);
    return refusal;
  }
}
