package com.paperdynasty.game;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Audience;
import com.paperdynasty.game.model.ChatChannel;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.model.Role;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who may write to which chat channel and who reads it ({@code send_message} in the AsyncAPI), and
 * who may look at which cards.
 *
 * <p>A user with several roles has the rights of all: a game admin who manages a side reads the
 * spectators' channel as admin, and writes to their team as manager. A manager of both sides has
 * one team channel of their own.
 */
public final class ChatPermissions {
  private ChatPermissions() {}

  /**
   * Why a user may not write to a channel, or null if they may.
   *
   * @param to the recipient, for {@link ChatChannel#DIRECT}; null while it is not known
   */
  public static @Nullable Problem whyNotToWrite(
      GameState state, Actor actor, ChatChannel chatChannel, @Nullable String to) {
    boolean may =
        switch (chatChannel) {
          case GAME -> isManager(state, actor) || isOfficial(state, actor);
          case TEAM -> isManager(state, actor);
          case SPECTATORS -> readsSpectatorsChannel(state, actor);
          case DIRECT -> actor.inRoom() && (to == null || mayWriteTo(state, actor, to));
        };
    return may ? null : GameProblems.notAuthorized();
  }

  /** A spectator may write to a manager only if the league allows it: they could be coaching. */
  private static boolean mayWriteTo(GameState state, Actor actor, String to) {
    return state.roleOf(actor) != Role.SPECTATOR
        || state.sidesOf(to).isEmpty()
        || state.rules().spectatorsMayWriteToManagers();
  }

  /**
   * Why a user may neither mute others nor read the audit, or null if they may. Where two managers
   * agree on rulings, neither of them mutes the other.
   *
   * @param muted the user to be muted; null for the audit
   */
  public static @Nullable Problem whyNotToPreside(
      GameState state, Actor actor, @Nullable String muted) {
    if (!isOfficial(state, actor)) {
      return GameProblems.notAuthorized();
    }
    return muted != null && opponents(state, actor).contains(muted)
        ? Problem.of(ErrorCode.FORBIDDEN, "A manager does not mute the other")
        : null;
  }

  /**
   * The users whose entries in the audit are hidden from an official: before the game is over, the
   * other manager's, where two managers agree on rulings.
   */
  public static List<String> hiddenFromAudit(GameState state, Actor actor) {
    return state.game().isOver() ? List.of() : opponents(state, actor);
  }

  private static List<String> opponents(GameState state, Actor actor) {
    return state.rulesByAgreement() && isManager(state, actor)
        ? managers(state, List.of(Side.values())).stream()
            .filter(manager -> !manager.equals(actor.userId()))
            .toList()
        : List.of();
  }

  /** Who reads a user's message. The user must have the right to write it. */
  public static Audience audience(
      GameState state, Actor actor, ChatChannel chatChannel, @Nullable String to) {
    return switch (chatChannel) {
      case GAME -> Audience.EVERYBODY;
      case TEAM -> Audience.only(managers(state, state.sidesOf(actor.userId())));
      case SPECTATORS -> Audience.allBut(managersExceptAdmin(state));
      case DIRECT -> Audience.only(List.of(actor.userId(), Objects.requireNonNull(to)));
    };
  }

  private static List<String> managersExceptAdmin(GameState state) {
    return managers(state, List.of(Side.values())).stream()
        .filter(manager -> !manager.equals(state.setup().admin().userId()))
        .toList();
  }

  private static List<String> managers(GameState state, List<Side> sides) {
    return sides.stream()
        .map(side -> state.seat(side).managerId())
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /**
   * The channels that a user may read. Of {@link ChatChannel#TEAM} and {@link ChatChannel#DIRECT}
   * they read only messages to them or by them.
   */
  public static List<ChatChannel> readableChannels(GameState state, Actor actor) {
    return Arrays.stream(ChatChannel.values())
        .filter(
            chatChannel ->
                switch (chatChannel) {
                  case GAME, DIRECT -> true;
                  case TEAM -> isManager(state, actor);
                  case SPECTATORS -> readsSpectatorsChannel(state, actor);
                })
        .toList();
  }

  /**
   * The side whose cards a user may look at: a side that they manage, the one they ask for if they
   * ask. For a manager of both sides who does not ask it is the side at bat. Null for all other
   * users, game admins too, unless the league shows them the side that they ask for.
   */
  public static @Nullable Side sideOfVisibleCards(
      GameState state, Actor actor, @Nullable Side asked) {
    List<Side> managed = state.sidesOf(actor.userId());
    if (asked != null) {
      boolean shown =
          switch (state.rules().cardOptions().hands()) {
            case OWN -> managed.contains(asked);
            case MANAGERS -> !managed.isEmpty();
            case EVERYBODY -> true;
          };
      return shown ? asked : null;
    }
    if (managed.isEmpty()) {
      return null;
    }
    return managed.size() == 1 ? managed.get(0) : state.game().batting();
  }

  private static boolean readsSpectatorsChannel(GameState state, Actor actor) {
    return !isManager(state, actor) || state.isAdmin(actor);
  }

  private static boolean isOfficial(GameState state, Actor actor) {
    return state.isAdmin(actor) || state.isUmpire(actor.userId());
  }

  private static boolean isManager(GameState state, Actor actor) {
    return !state.sidesOf(actor.userId()).isEmpty();
  }
}
