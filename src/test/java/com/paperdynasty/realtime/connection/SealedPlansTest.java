package com.paperdynasty.realtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.game.model.TableOptions.BeforeRoll;
import com.paperdynasty.game.model.TableOptions.DiceSource;
import com.paperdynasty.game.model.TableOptions.Plans;
import com.paperdynasty.game.model.TableOptions.Rulings;
import com.paperdynasty.harness.Await;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Two managers, an admin and a spectator through three innings with sealed plans. Of what each of
 * them gets, nothing depends on a plan of somebody else before its roll: the same game up to there
 * with another plan gives the same bytes.
 */
class SealedPlansTest {
  private static final int ROLLS = 6 * SealedGame.ROLLS_PER_HALF;
  private static final List<String> OFFENSE =
      List.of(
          "",
          "{'play':'hit_and_run'}",
          "{'steal':[1]}",
          "{'play':'sacrifice_bunt','steal':[1]}",
          "{'play':'swing_away'}");
  private static final List<String> DEFENSE =
      List.of(
          "",
          "{'infield':'in'}",
          "{'infield':'corners_in','outfield':'in','guard_lines':true}",
          "{'infield':'back','pitch_around':true}");

  private static TableOptions options(Plans plans) {
    return new TableOptions(BeforeRoll.READY, 60, plans, Rulings.AGREED, DiceSource.SERVER, 120);
  }

  /** The plan of the side at bat; only the first batter of a half has no runner to send. */
  private static String offense(int roll, int other) {
    boolean empty = roll % SealedGame.ROLLS_PER_HALF == 0;
    return empty ? "" : json(OFFENSE.get((roll + other) % OFFENSE.size()));
  }

  private static String defense(int roll, int other) {
    return json(DEFENSE.get((roll + other) % DEFENSE.size()));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  /** What was got before each roll, by user; and the audit. */
  private record Recorded(List<Map<String, List<String>>> before, List<List<String>> audit) {}

  @Test
  void nothingDependsOnAPlanBeforeItsRoll() {
    Recorded played = new Recorded(new ArrayList<>(), new ArrayList<>());
    inGame(
        Plans.SEALED,
        game -> {
          for (int roll = 0; roll < ROLLS; roll++) {
            game.prepare(roll, offense(roll, 0), defense(roll, 0));
            game.look(roll);
            played.before().add(seenBy(game));
            played.audit().add(game.auditLines());
            game.play(roll);
          }
          game.begin(ROLLS);
          game.look(ROLLS - 1);
          assertThat(String.join("\n", game.bytes("sam")))
              .as("the plans come with their rolls")
              .contains("sacrifice_bunt", "hit_and_run", "\"guard_lines\":true");
        });
    // Every batter of a half, and every half: a half has five rolls.
    for (int roll = 0; roll < ROLLS; roll += 2) {
      boolean otherOffense = roll % SealedGame.ROLLS_PER_HALF % 2 == 1;
      String planner = otherOffense ? SealedGame.batting(roll) : fielding(roll);
      compare(played, roll, planner, otherOffense);
    }
  }

  private static void compare(Recorded played, int last, String planner, boolean otherOffense) {
    inGame(
        Plans.SEALED,
        game -> {
          for (int roll = 0; roll < last; roll++) {
            game.prepare(roll, offense(roll, 0), defense(roll, 0));
            game.play(roll);
          }
          game.prepare(
              last, offense(last, otherOffense ? 1 : 0), defense(last, otherOffense ? 0 : 1));
          game.look(last);
          for (String user : List.of("alice", "bob", "carol", "sam")) {
            if (!user.equals(planner)) {
              assertThat(game.bytes(user))
                  .as("what %s gets before roll %d, of another plan of %s", user, last, planner)
                  .isEqualTo(played.before().get(last).get(user));
            }
          }
          assertThat(game.auditLines()).isEqualTo(played.audit().get(last));
        });
  }

  /** Otherwise the test above could not fail. */
  @Test
  void openPlansAreSeenBeforeTheRoll() {
    List<List<String>> seen = new ArrayList<>();
    for (int other : List.of(0, 1)) {
      inGame(
          Plans.OPEN,
          game -> {
            game.ready("alice", "");
            game.ready("bob", defense(1, other));
            seen.add(game.bytes("sam"));
          });
    }
    assertThat(seen.get(0)).isNotEqualTo(seen.get(1));
  }

  @Test
  void nobodyLearnsOfARefusedPlan() {
    List<Map<String, List<String>>> seen = new ArrayList<>();
    List<List<String>> audits = new ArrayList<>();
    for (boolean tries : List.of(false, true)) {
      inGame(
          Plans.SEALED,
          game -> {
            if (tries) {
              game.refusedPlan("alice", "{\"steal\":[2]}");
              game.refusedPlan("alice", "{\"play\":\"moonwalk\"}");
            }
            game.ready("alice", "");
            seen.add(seenBy(game));
            audits.add(game.auditLines());
          });
    }
    for (String user : List.of("bob", "carol", "sam")) {
      assertThat(seen.get(1).get(user)).isEqualTo(seen.get(0).get(user));
    }
    assertThat(audits.get(1)).isEqualTo(audits.get(0)).isNotEmpty();
  }

  @Test
  void noLineOfTheServersLogHasAPlan() {
    Logger logger = (Logger) LoggerFactory.getLogger("com.paperdynasty");
    Level before = logger.getLevel();
    boolean additive = logger.isAdditive();
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.addAppender(lines);
    logger.setLevel(Level.TRACE);
    logger.setAdditive(false);
    try {
      inGame(
          Plans.SEALED,
          game -> {
            game.prepare(0, "", defense(2, 0));
            game.look(0);
            game.play(0);
            game.prepare(1, json("{'play':'sacrifice_bunt','steal':[1]}"), "");
            game.look(1);
          });
    } finally {
      logger.detachAppender(lines);
      logger.setLevel(before);
      logger.setAdditive(additive);
    }
    for (ILoggingEvent line : List.copyOf(lines.list)) {
      assertThat(line.getFormattedMessage())
          .doesNotContain("sacrifice_bunt", "SACRIFICE_BUNT", "steal", "corners_in", "CORNERS_IN");
    }
  }

  private static String fielding(int roll) {
    return SealedGame.batting(roll).equals("alice") ? "bob" : "alice";
  }

  private static Map<String, List<String>> seenBy(SealedGame game) {
    Map<String, List<String>> seen = new HashMap<>();
    for (String user : List.of("alice", "bob", "carol", "sam")) {
      seen.put(user, game.bytes(user));
    }
    return seen;
  }

  private static void inGame(Plans plans, Consumer<SealedGame> story) {
    Vertx vertx = Vertx.vertx();
    try {
      story.accept(new SealedGame(vertx, options(plans)));
    } finally {
      Await.result(vertx.close());
    }
  }
}
