package com.paperdynasty.table;

import com.paperdynasty.bounded.FifoMap;
import com.paperdynasty.wire.Frames;
import com.paperdynasty.wire.TableReply.SeqFrame;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The plays that people are shown when they come. However many come, now or later, the journal is
 * asked once for each place that they are shown: the game as it is, and as late as spectators see
 * it. {@link FoldLanes} shares what is under way; this also keeps what is done, and asks for the
 * plays' numbers, which no lane knows. Lives on the table's context.
 */
final class RecentPlays {
  private static final int PLAYS = 10;

  /** Who is behind moves on by event, so that two places of theirs may be asked for at a time. */
  private static final int PLACES = 4;

  private record Place(long epoch, long seq) {}

  private final Journal journal;
  private final GameFrames frames;
  private final FifoMap<Place, Future<String>> known = new FifoMap<>(PLACES);

  RecentPlays(Journal journal, GameFrames frames) {
    this.journal = journal;
    this.frames = frames;
  }

  /**
   * The last plays of a game at one of its events, as a JSON array. What failed is asked for anew.
   */
  Future<String> at(UUID gameId, long epoch, Standing standing) {
    Place place = new Place(epoch, standing.seq());
    Future<String> plays = known.get(place);
    if (plays == null || plays.failed()) {
      plays = read(gameId, standing);
      known.put(place, plays);
    }
    return plays;
  }

  private Future<String> read(UUID gameId, Standing standing) {
    int before = Math.max(0, standing.state().playNumber() - PLAYS);
    return Unanswered.ifFailed(journal.standingPlays(gameId, standing.seq(), before, PLAYS))
        .compose(frames::of)
        .map(RecentPlays::array);
  }

  private static String array(List<SeqFrame> plays) {
    return plays.stream().map(Frames::data).collect(Collectors.joining(",", "[", "]"));
  }
}
