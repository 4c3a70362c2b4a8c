package com.paperdynasty.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.GameOptions;
import com.paperdynasty.baseball.Slot;
import com.paperdynasty.identity.Names;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a {@link GameForm}; of several faults the first is told. */
final class GameFormReader {
  private final ObjectNode body;
  private final Fields fields;

  private GameFormReader(ObjectNode body) {
    this.body = body;
    this.fields = new Fields(body);
  }

  static GameForm read(ObjectNode body) {
    return new GameFormReader(body).form();
  }

  private GameForm form() {
    String league = fields.text("league", text -> Texts.isLine(text, Texts.MAX_NAME));
    if (league == null) {
      fields.fail("league", "Missing league");
    }
    boolean open = !Boolean.FALSE.equals(fields.flag("public"));
    GameOptions options = options();
    GameForm.TeamForm away = team("away");
    GameForm.TeamForm home = team("home");
    Problem fault = fields.fault();
    if (fault != null || league == null || away == null || home == null) {
      return new GameForm.Faulty(fault == null ? unread() : fault);
    }
    return new GameForm.Filled(league, open, options, away, home);
  }

  private GameOptions options() {
    if (!body.hasNonNull("options")) {
      return GameOptions.NONE;
    }
    GameOptions options =
        body.get("options") instanceof ObjectNode object ? OptionsJson.read(object) : null;
    if (options == null) {
      fields.fail("options", "Invalid options");
    }
    return options == null ? GameOptions.NONE : options;
  }

  private GameForm.@Nullable TeamForm team(String side) {
    if (!body.hasNonNull(side)) {
      fields.fail(side, "Missing " + side);
      return null;
    }
    if (!(body.get(side) instanceof ObjectNode object)) {
      fields.fail(side, "Invalid " + side);
      return null;
    }
    Fields team = new Fields(object);
    String name = team.name("name");
    if (name == null) {
      team.fail("name", "Missing name");
    }
    String manager = team.text("manager", Names::isId);
    List<Slot> lineup = lineup(team, object.path("lineup"));
    Problem fault = team.fault();
    if (fault != null) {
      fields.fail(side + "." + fault.field(), fault.message(), fault.errors());
    }
    return name == null ? null : new GameForm.TeamForm(name, manager, lineup);
  }

  private static @Nullable List<Slot> lineup(Fields team, JsonNode starters) {
    if (starters.isMissingNode() || starters.isNull()) {
      return null;
    }
    List<Slot> slots = LineupJson.slots(starters);
    if (slots == null) {
      team.fail("lineup", "Invalid lineup");
    }
    return slots;
  }

  private static Problem unread() {
    return Problem.of(ErrorCode.INVALID, "Invalid game");
  }
}
