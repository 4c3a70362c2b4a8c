package com.paperdynasty.game.model;

import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.Side;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a game was created.
 *
 * @param league the league's name
 * @param rulesHash SHA-256 of the league file's text that the game is pinned to
 * @param options the options in which this game differs from its league
 * @param table how the two managers play together
 * @param open whether anyone may watch
 * @param admin the creator, who is the game's admin
 * @param umpire the user who judges and manages no side; null if there is none
 */
public record GameSetup(
    UUID gameId,
    String league,
    String rulesHash,
    GameOptions options,
    TableOptions table,
    boolean open,
    Manager admin,
    @Nullable Manager umpire,
    Team away,
    Team home) {

  /** A game without an umpire, with the default table options. */
  public GameSetup(
      UUID gameId,
      String league,
      String rulesHash,
      GameOptions options,
      boolean open,
      Manager admin,
      Team away,
      Team home) {
    this(gameId, league, rulesHash, options, TableOptions.DEFAULT, open, admin, null, away, home);
  }

  /**
   * One of the two teams.
   *
   * @param manager null while the seat is open
   * @param abbrev a short name for scoreboards; null if none was given
   * @param color {@code #rrggbb}; null if none was given
   */
  public record Team(
      String name,
      @Nullable Manager manager,
      Lineup lineup,
      @Nullable String abbrev,
      @Nullable String color) {

    /** A team with a name alone. */
    public Team(String name, @Nullable Manager manager, Lineup lineup) {
      this(name, manager, lineup, null, null);
    }
  }

  /** The team of a side. */
  public Team team(Side side) {
    return side == Side.AWAY ? away : home;
  }

  /** The same, with another lineup for one side. */
  public GameSetup with(Side side, Lineup lineup) {
    Team team = team(side);
    Team changed = new Team(team.name(), team.manager(), lineup, team.abbrev(), team.color());
    return new GameSetup(
        gameId,
        league,
        rulesHash,
        options,
        table,
        open,
        admin,
        umpire,
        side == Side.AWAY ? changed : away,
        side == Side.HOME ? changed : home);
  }
}
