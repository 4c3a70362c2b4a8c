package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.GameReply.Executed;
import com.paperdynasty.journal.LoggedEvent;
import io.vertx.core.Future;
import io.vertx.junit5.VertxTestContext;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The times of a game's log, whose next owner has a clock that is behind. */
class EventOrderInTimeTest extends WithGameScene {
  @Test
  void eventIsNeverEarlierThanTheOneBefore(VertxTestContext test) {
    Instant first = scene.clock.instant();
    played(
        test,
        ours ->
            ours.execute(GameScene.announcement("by a clock that is ahead"))
                .compose(
                    said -> {
                      scene.clock.pass(-5_000);
                      return scene.openOn("B");
                    })
                .compose(
                    next ->
                        next.execute(GameScene.announcement("by a clock that is behind"))
                            .compose(said -> next.execute(GameScene.roll())))
                .map(
                    reply -> {
                      assertThat(reply).isInstanceOf(Executed.class);
                      assertThat(times()).hasSize(5).isSorted();
                      assertThat(times()).last().isEqualTo(first);
                      return null;
                    }));
  }

  @Test
  void clockThatHasCaughtUpIsUsedAgain(VertxTestContext test) {
    Instant first = scene.clock.instant();
    played(
        test,
        ours ->
            ours.execute(GameScene.announcement("ahead"))
                .compose(said -> later(ours, -5_000))
                .compose(said -> later(ours, 5_001))
                .map(
                    reply -> {
                      assertThat(times()).last().isEqualTo(first.plusMillis(1));
                      return null;
                    }));
  }

  private Future<?> later(CommandExecutor ours, long ms) {
    scene.clock.pass(ms);
    return ours.execute(GameScene.announcement("at " + ms));
  }

  private List<Instant> times() {
    return scene.log().stream().map(LoggedEvent::event).map(event -> event.at()).toList();
  }
}
