package com.paperdynasty.protocol.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.league.SampleLineups;
import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
   */
  record ValidForm(
      String league,
      boolean open,
      GameOptions options,
      TableOptionsForm table,
      boolean anybodySits,
      @Nullable String umpire,
      @Nullable String ref,
      TeamForm away,
      TeamForm home)
      implements NewGameForm {

    /** Why this game is not possible under these rules, or null. */
    public @Nullable Problem misfit(RuleBook rules) {
      Problem misfit = table.misfit(rules.table());
      return misfit == null ? misfitOfLineups(rules) : misfit;
    }

    private @Nullable Problem misfitOfLineups(RuleBook rules) {
      boolean dh = dh(rules);
      for (Side side : Side.values()) {
        List<Slot> starters = team(side).lineup();
        String fault = starters == null ? null : Lineup.faultIn(starters, dh);
        if (fault != null) {
          return invalid(side.code() + ".lineup", fault);
        }
      }
      String twice = inBothTeams(lineup(Side.AWAY, dh), lineup(Side.HOME, dh));
      return twice == null ? null : invalid("lineup", "Player " + twice + " is in both teams");
    }

    /**
     * The setup of the new game.
     *
     * @param creator who becomes its admin
     */
    public GameSetup setup(UUID gameId, RuleBook rules, Manager creator) {
      return new GameSetup(
          gameId,
          league,
          rules.hash(),
          options,
          table.resolve(rules.table()),
          open,
          creator,
          manager(umpire, creator),
          setupTeam(Side.AWAY, rules, creator),
          setupTeam(Side.HOME, rules, creator));
    }

    private GameSetup.Team setupTeam(Side side, RuleBook rules, Manager creator) {
      TeamForm team = team(side);
      return new GameSetup.Team(
          team.name(),
          manager(team.manager(), creator),
          lineup(side, dh(rules)),
          team.abbrev(),
          team.color());
    }

    /** Another user's name is unknown until they connect, so it is their id for now. */
    private static @Nullable Manager manager(@Nullable String userId, Manager creator) {
      if (userId == null) {
        return null;
      }
      return userId.equals(creator.userId()) ? creator : new Manager(userId, userId);
    }

    private boolean dh(RuleBook rules) {
      League league = rules.league().with(options);
      return league.dh();
    }

    private Lineup lineup(Side side, boolean dh) {
      List<Slot> starters = team(side).lineup();
      return starters == null ? SampleLineups.lineup(side, dh) : Lineup.starting(starters, dh);
    }

    private TeamForm team(Side side) {
      return side == Side.AWAY ? away : home;
    }

    private static @Nullable String inBothTeams(Lineup away, Lineup home) {
      Set<String> visitors = new HashSet<>();
      away.inGame().forEach(slot -> visitors.add(slot.player().id()));
      return home.inGame().stream()
          .map(slot -> slot.player().id())
          .filter(visitors::contains)
          .findFirst()
          .orElse(null);
    }

    private static Problem invalid(String field, String message) {
      return Problem.about(field, ErrorCode.INVALID, message);
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
