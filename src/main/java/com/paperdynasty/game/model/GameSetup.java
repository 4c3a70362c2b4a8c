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
 * @param open whether anyone may watch
 * @param admin the creator, who is the game's admin
 */
public record GameSetup(
    UUID gameId,
    String league,
    String rulesHash,
    GameOptions options,
    boolean open,
    Manager admin,
    Team away,
    Team home) {

  /**
   * One of the two teams.
   *
   * @param manager null while the seat is open
   */
  public record Team(String name, @Nullable Manager manager, Lineup lineup) {}

  /** The team of a side. */
  public Team team(Side side) {
    return side == Side.AWAY ? away : home;
  }

  /** The same, with another lineup for one side. */
  public GameSetup with(Side side, Lineup lineup) {
    Team changed = new Team(team(side).name(), team(side).manager(), lineup);
    return new GameSetup(
        gameId,
        league,
        rulesHash,
        options,
        open,
        admin,
        side == Side.AWAY ? changed : away,
        side == Side.HOME ? changed : home);
  }
}
