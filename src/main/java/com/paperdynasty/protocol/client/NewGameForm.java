package com.paperdynasty.protocol.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /api/games}: the game that its creator asks for. */
public sealed interface NewGameForm {

  /** Reads the body of {@code POST /api/games}. */
  static NewGameForm read(ObjectNode body) {
    return NewGameFormReader.read(body);
  }

  /** A form with an invalid field. */
  record InvalidForm(Problem problem) implements NewGameForm {}

  /**
   * A form whose fields all have their shape. {@link #misfit} checks the lineups against the
   * league.
   *
   * @param open whether anybody may watch; true unless the form has {@code public: false}
   * @param table the table options in which this game differs from its league
   * @param anybodySits whether lists of games show the invitations to the open seats
   * @param umpire a user id; null if nobody umpires
   * @param ref the creator's own name for the game; null if they gave none
   * @param cardSets the hashes of the card sets to play with; empty for those of the league
   * @param rematchOf the game that this one follows; null for any other game
   */
  record ValidForm(
      String league,
      boolean open,
      GameOptions options,
      TableOptionsForm table,
      boolean anybodySits,
      @Nullable String umpire,
      @Nullable String ref,
      List<String> cardSets,
      @Nullable UUID rematchOf,
      TeamForm away,
      TeamForm home)
      implements NewGameForm {

    /** Why this game is not possible under these rules, or null. */
    public @Nullable Problem misfit(RuleBook rules) {
      Problem misfit = table.misfit(rules.table());
      return misfit == null ? lineups(rules).fault() : misfit;
    }

    /**
     * The setup of the new game.
     *
     * @param creator who becomes its admin
     * @param names by user id, of others as far as they are known
     */
    public GameSetup setup(
        UUID gameId, RuleBook rules, Manager creator, Map<String, String> names) {
      StartingLineups lineups = lineups(rules);
      return new GameSetup(
          gameId,
          league,
          rules.hash(),
          options,
          table.resolve(rules.table()),
          open,
          creator,
          manager(umpire, creator, names),
          setupTeam(away, lineups.lineup(Side.AWAY), creator, names),
          setupTeam(home, lineups.lineup(Side.HOME), creator, names));
    }

    private StartingLineups lineups(RuleBook rules) {
      return StartingLineups.of(rules, options, away.lineup(), home.lineup());
    }

    private static GameSetup.Team setupTeam(
        TeamForm team, Lineup lineup, Manager creator, Map<String, String> names) {
      return new GameSetup.Team(
          team.name(),
          manager(team.manager(), creator, names),
          lineup,
          team.abbrev(),
          team.color());
    }

    /** Another user's name may be unknown until they connect, so it is their id for now. */
    private static @Nullable Manager manager(
        @Nullable String userId, Manager creator, Map<String, String> names) {
      if (userId == null) {
        return null;
      }
      return userId.equals(creator.userId())
          ? creator
          : new Manager(userId, names.getOrDefault(userId, userId));
    }
  }

  /**
   * One of the two teams.
   *
   * @param manager a user id; null leaves the seat open
   * @param lineup null for a sample roster
   * @param abbrev a short name for scoreboards; null if none was given
   * @param color {@code #rrggbb}; null if none was given
   * @param ref the creator's own name for the team; null if they gave none
   */
  record TeamForm(
      String name,
      @Nullable String manager,
      @Nullable List<Slot> lineup,
      @Nullable String abbrev,
      @Nullable String color,
      @Nullable String ref) {}
}
