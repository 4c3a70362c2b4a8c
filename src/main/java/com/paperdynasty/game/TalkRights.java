package com.paperdynasty.game;

import com.paperdynasty.baseball.Side;
import com.paperdynasty.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who may say what to whom, and who reads it ({@code send_message} in the AsyncAPI); and who may
 * look at which cards.
 *
 * <p>A user who is several things may do what any of them may: a game admin who manages a side
 * reads the stands as the admin, and writes to their team as its manager. A manager of both sides
 * has one team channel, their own.
 */
public final class TalkRights {
  private TalkRights() {}

  /**
   * Why a user may not write to a channel, or null if they may.
   *
   * @param to whom, for {@link Channel#DIRECT}; null where it is not known yet
   */
  public static @Nullable Problem toSay(
      TableState state, Actor actor, Channel channel, @Nullable String to) {
    boolean may =
        switch (channel) {
          case GAME -> isManager(state, actor) || state.isAdmin(actor);
          case TEAM -> isManager(state, actor);
          case SPECTATORS -> readsStands(state, actor);
          case DIRECT -> actor.watching() && (to == null || mayWriteTo(state, actor, to));
        };
    return may ? null : Refusal.notAuthorized();
  }

  /** A spectator reaches a manager only where the league lets them: they could be a coach. */
  private static boolean mayWriteTo(TableState state, Actor actor, String to) {
    return state.roleOf(actor) != Role.SPECTATOR
        || state.sidesOf(to).isEmpty()
        || state.rules().spectatorsMayWriteToManagers();
  }

  /** Who reads what a user says. The user must have the right to say it. */
  public static Audience audience(
      TableState state, Actor actor, Channel channel, @Nullable String to) {
    return switch (channel) {
      case GAME -> Audience.EVERYBODY;
      case TEAM -> Audience.only(managers(state, state.sidesOf(actor.userId())));
      case SPECTATORS -> Audience.allBut(managersWhoAreNoAdmin(state));
      case DIRECT -> Audience.only(List.of(actor.userId(), Objects.requireNonNull(to)));
    };
  }

  private static List<String> managersWhoAreNoAdmin(TableState state) {
    return managers(state, List.of(Side.values())).stream()
        .filter(manager -> !manager.equals(state.setup().admin().userId()))
        .toList();
  }

  private static List<String> managers(TableState state, List<Side> sides) {
    return sides.stream()
        .map(side -> state.seat(side).managerId())
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /**
   * The channels that a user may read. Of {@link Channel#TEAM} and {@link Channel#DIRECT} it is
   * what was said to them or by them.
   */
  public static List<Channel> readBy(TableState state, Actor actor) {
    return Arrays.stream(Channel.values())
        .filter(
            channel ->
                switch (channel) {
                  case GAME, DIRECT -> true;
                  case TEAM -> isManager(state, actor);
                  case SPECTATORS -> readsStands(state, actor);
                })
        .toList();
  }

  /**
   * Whose cards a user may look at: those of the side that they manage and ask for, if they ask for
   * one. A manager of both who does not say which looks at the one that is at bat. Null for
   * everybody else, the game's admin among them.
   */
  public static @Nullable Side handOf(TableState state, Actor actor, @Nullable Side asked) {
    List<Side> theirs = state.sidesOf(actor.userId());
    if (asked != null) {
      return theirs.contains(asked) ? asked : null;
    }
    if (theirs.isEmpty()) {
      return null;
    }
    return theirs.size() == 1 ? theirs.get(0) : state.game().batting();
  }

  private static boolean readsStands(TableState state, Actor actor) {
    return !isManager(state, actor) || state.isAdmin(actor);
  }

  private static boolean isManager(TableState state, Actor actor) {
    return !state.sidesOf(actor.userId()).isEmpty();
  }
}
