package com.paperdynasty.game.state;

import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The positions that each player of a team has had in a game, in order: PH, then LF. */
public final class Appearances {
  private final Map<String, List<Position>> byPlayer = new LinkedHashMap<>();

  private Appearances() {}

  /** The positions of one side so far, without undone substitutions. */
  public static Appearances of(GameState state, Side side) {
    Appearances appearances = new Appearances();
    for (Slot slot : state.setup().team(side).lineup().inGame()) {
      appearances.add(slot.player(), slot.position());
    }
    for (PlayHistory step : PlayHistory.inOrder(state.history())) {
      if (step instanceof PlayHistory.Substituted substituted && substituted.side() == side) {
        for (LineupChange lineupChange : substituted.changes()) {
          appearances.add(lineupChange.player(), lineupChange.position());
        }
      }
    }
    return appearances;
  }

  private void add(Player player, Position position) {
    List<Position> positions = byPlayer.computeIfAbsent(player.id(), none -> new ArrayList<>(2));
    if (positions.isEmpty() || positions.get(positions.size() - 1) != position) {
      positions.add(position);
    }
  }

  /** The positions of a player of that side; empty for a player who never entered. */
  public List<Position> of(Player player) {
    return List.copyOf(byPlayer.getOrDefault(player.id(), List.of()));
  }
}
