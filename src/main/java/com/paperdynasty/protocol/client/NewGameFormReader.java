package com.paperdynasty.protocol.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.values.FieldReader;
import com.paperdynasty.protocol.values.GameOptionsJson;
import com.paperdynasty.protocol.values.LineupJson;
import com.paperdynasty.text.NameRules;
import com.paperdynasty.text.TextRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a {@link NewGameForm}; reports only the first of several faults. */
final class NewGameFormReader {
  private final ObjectNode body;
  private final FieldReader fieldReader;

  private NewGameFormReader(ObjectNode body) {
    this.body = body;
    this.fieldReader = new FieldReader(body);
  }

  static NewGameForm read(ObjectNode body) {
    return new NewGameFormReader(body).form();
  }

  private NewGameForm form() {
    String league = fieldReader.text("league", text -> TextRules.isLine(text, TextRules.MAX_NAME));
    if (league == null) {
      fieldReader.fail("league", "Missing league");
    }
    boolean open = !Boolean.FALSE.equals(fieldReader.flag("public"));
    GameOptions options = options();
    NewGameForm.TeamForm away = team("away");
    NewGameForm.TeamForm home = team("home");
    Problem fault = fieldReader.fault();
    if (fault != null || league == null || away == null || home == null) {
      return new NewGameForm.InvalidForm(fault == null ? invalidGame() : fault);
    }
    return new NewGameForm.ValidForm(league, open, options, away, home);
  }

  private GameOptions options() {
    if (!body.hasNonNull("options")) {
      return GameOptions.NONE;
    }
    GameOptions options =
        body.get("options") instanceof ObjectNode object ? GameOptionsJson.read(object) : null;
    if (options == null) {
      fieldReader.fail("options", "Invalid options");
    }
    return options == null ? GameOptions.NONE : options;
  }

  private NewGameForm.@Nullable TeamForm team(String side) {
    if (!body.hasNonNull(side)) {
      fieldReader.fail(side, "Missing " + side);
      return null;
    }
    if (!(body.get(side) instanceof ObjectNode object)) {
      fieldReader.fail(side, "Invalid " + side);
      return null;
    }
    FieldReader team = new FieldReader(object);
    String name = team.name("name");
    if (name == null) {
      team.fail("name", "Missing name");
    }
    String manager = team.text("manager", NameRules::isId);
    List<Slot> lineup = lineup(team, object.path("lineup"));
    Problem fault = team.fault();
    if (fault != null) {
      fieldReader.fail(side + "." + fault.field(), fault.message(), fault.errors());
    }
    return name == null ? null : new NewGameForm.TeamForm(name, manager, lineup);
  }

  private static @Nullable List<Slot> lineup(FieldReader team, JsonNode starters) {
    if (starters.isMissingNode() || starters.isNull()) {
      return null;
    }
    List<Slot> slots = LineupJson.slots(starters);
    if (slots == null) {
      team.fail("lineup", "Invalid lineup");
    }
    return slots;
  }

  private static Problem invalidGame() {
    return Problem.of(ErrorCode.INVALID, "Invalid game");
  }
}
