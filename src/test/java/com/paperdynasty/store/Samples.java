package com.paperdynasty.store;

import com.paperdynasty.baseball.GameOptions;
import com.paperdynasty.baseball.SampleRosters;
import com.paperdynasty.baseball.Side;
import com.paperdynasty.dice.DiceCup;
import com.paperdynasty.dice.DiceSeed;
import com.paperdynasty.game.Event;
import com.paperdynasty.game.GameSetup;
import com.paperdynasty.game.Invitations;
import com.paperdynasty.game.Manager;
import com.paperdynasty.game.RuleBook;
import com.paperdynasty.game.Secrets;
import com.paperdynasty.game.Table;
import com.paperdynasty.game.TableState;
import com.paperdynasty.lobby.NewGame;
import com.paperdynasty.table.SampleAppends;
import com.paperdynasty.wire.EventJson;
import com.paperdynasty.wire.LeagueFaultException;
import com.paperdynasty.wire.LeagueFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Games to fill a store with. */
final class Samples {
  static final Instant AT = SampleAppends.AT;
  private static final String LEAGUE = "sba";

  private Samples() {}

  /** A public game of alice's. */
  static NewGame game(UUID gameId) {
    return game(gameId, true, "alice", null, null, AT);
  }

  static NewGame game(
      UUID gameId,
      boolean open,
      String admin,
      @Nullable String away,
      @Nullable String home,
      Instant at) {
    RuleBook rules = rules();
    DiceSeed secret = DiceSeed.of(new byte[DiceSeed.BYTES]);
    Secrets secrets =
        new Secrets(new DiceCup(secret, gameId), new Invitations(Invitations.hash("x"), null, "w"));
    GameSetup setup =
        new GameSetup(
            gameId,
            LEAGUE,
            rules.hash(),
            GameOptions.NONE,
            open,
            manager(admin),
            team(Side.AWAY, away, rules),
            team(Side.HOME, home, rules));
    Event.GameCreated created = new Event.GameCreated(at, setup, secrets.commitment());
    TableState state = Table.created(created, rules);
    return new NewGame(
        created,
        EventJson.data(created, state),
        state.hash(),
        secrets,
        rulesText(),
        "waiting",
        "{\"inning\": 1 , \"b\":\"a\"}");
  }

  private static GameSetup.Team team(Side side, @Nullable String manager, RuleBook rules) {
    return new GameSetup.Team(
        side.code(),
        manager == null ? null : manager(manager),
        SampleRosters.lineup(side, rules.league().dh()));
  }

  private static Manager manager(String userId) {
    return new Manager(userId, "Name of " + userId);
  }

  static RuleBook rules() {
    try {
      return new RuleBook("hash-of-sba", LeagueFile.parse(LEAGUE, LEAGUE, rulesText()));
    } catch (LeagueFaultException e) {
      throw new AssertionError("the league that ships is sound", e);
    }
  }

  static String rulesText() {
    try (var in = Samples.class.getResourceAsStream("/conf/leagues/sba.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
