package com.paperdynasty.cluster;

import com.paperdynasty.table.OpenGame.ReplayDiffers;
import com.paperdynasty.wire.Problem;
import com.paperdynasty.wire.TableReply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Games whose logs turned out to be wrong. Reading and folding a log takes long, and the next try
 * ends as the last did: so for a while who asks is given the same answer, and the log of the
 * program has one line. Lives on the host's context.
 */
final class BrokenGames {
  private static final Logger log = LoggerFactory.getLogger(BrokenGames.class);
  private static final int MOST = 1_000;

  private final long retryNs;
  private final LongSupplier nanoTime;
  private final Runnable onFound;
  private final Map<UUID, Broken> games =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Broken> eldest) {
          return size() > MOST;
        }
      };

  private record Broken(TableReply refusal, long sinceNs) {}

  BrokenGames(long retryMs, LongSupplier nanoTime, Runnable onFound) {
    this.retryNs = TimeUnit.MILLISECONDS.toNanos(retryMs);
    this.nanoTime = nanoTime;
    this.onFound = onFound;
  }

  /** The answer about a game that is known to be broken; null if it may be tried to open it. */
  @Nullable TableReply refusal(UUID gameId) {
    Broken known = games.get(gameId);
    if (known == null) {
      return null;
    }
    if (nanoTime.getAsLong() - known.sinceNs() < retryNs) {
      return known.refusal();
    }
    games.remove(gameId);
    return null;
  }

  /** A game cannot be opened; many may have waited for the same try. Gives their answer. */
  TableReply found(UUID gameId, ReplayDiffers fault) {
    TableReply known = refusal(gameId);
    if (known != null) {
      return known;
    }
    String errorId = UUID.randomUUID().toString();
    log.error("error {}: {}", errorId, fault.getMessage());
    onFound.run();
    TableReply refusal = new TableReply.Refused(Problem.internal(errorId), false);
    games.put(gameId, new Broken(refusal, nanoTime.getAsLong()));
    return refusal;
  }
}
