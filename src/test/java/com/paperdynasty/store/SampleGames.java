package com.paperdynasty.store;

import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.league.SampleLineups;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.dice.DiceSeed;
import com.paperdynasty.dice.SeedSequence;
import com.paperdynasty.game.GameLogic;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Invitations;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.game.model.Secrets;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.journal.SampleAppends;
import com.paperdynasty.league.InvalidLeagueException;
import com.paperdynasty.league.LeagueFileReader;
import com.paperdynasty.lobby.GameRefs;
import com.paperdynasty.lobby.NewGame;
import com.paperdynasty.protocol.server.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sample games to fill a store with. */
public final class SampleGames {
  public static final Instant AT = SampleAppends.AT;
  private static final String LEAGUE = "sba";

  private SampleGames() {}

  /** A public game of alice's. */
  public static NewGame game(UUID gameId) {
    return game(gameId, true, "alice", null, null, AT);
  }

  public static NewGame game(
      UUID gameId,
      boolean open,
      String admin,
      @Nullable String away,
      @Nullable String home,
      Instant at) {
    RuleBook rules = rules();
    DiceSeed secret = DiceSeed.of(new byte[DiceSeed.BYTES]);
    Secrets secrets =
        new Secrets(
            new SeedSequence(secret, gameId), new Invitations(Invitations.hash("x"), null, "w"));
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
    GameState state = GameLogic.created(created, rules);
    return new NewGame(
        created,
        EventJson.data(created, state),
        state.hash(),
        secrets,
        rulesText(),
        "waiting",
        "{\"inning\": 1 , \"b\":\"a\"}",
        GameRefs.NONE,
        NewGame.OpenSeats.NONE,
        null);
  }

  private static GameSetup.Team team(Side side, @Nullable String manager, RuleBook rules) {
    return new GameSetup.Team(
        side.code(),
        manager == null ? null : manager(manager),
        SampleLineups.lineup(side, rules.league().dh()));
  }

  private static Manager manager(String userId) {
    return new Manager(userId, "Name of " + userId);
  }

  static RuleBook rules() {
    try {
      return new RuleBook("hash-of-sba", LeagueFileReader.parse(LEAGUE, LEAGUE, rulesText(), 32));
    } catch (InvalidLeagueException e) {
      throw new AssertionError("the shipped league is valid", e);
    }
  }

  public static String rulesText() {
    try (var in = SampleGames.class.getResourceAsStream("/conf/leagues/sba.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
