package com.paperdynasty.protocol.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.values.FieldReader;
import com.paperdynasty.protocol.values.GameOptionsJson;
import com.paperdynasty.protocol.values.LineupJson;
import com.paperdynasty.text.NameRules;
import com.paperdynasty.text.TextRules;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a {@link NewGameForm}; reports only the first of several faults. */
final class NewGameFormReader {
  private static final int MAX_REF = 128;
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final String REF_RULE =
      " must be 1 to " + MAX_REF + " characters, without control characters";

  /** Whether anybody may take an open seat, by the name on the wire. */
  private static final Map<String, Boolean> SEATS = Map.of("invited", false, "anybody", true);

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
    boolean anybodySits = anybodySits(open);
    GameOptions options = options();
    TableOptionsForm table = tableOptions();
    NewGameForm.TeamForm away = team("away");
    NewGameForm.TeamForm home = team("home");
    String umpire = umpire(away, home);
    String ref = ref(fieldReader);
    List<String> cardSets = cardSets();
    UUID rematchOf = fieldReader.code("rematch_of", TextRules::uuid, List.of());
    Problem fault = fieldReader.fault();
    if (fault != null || league == null || away == null || home == null) {
      return new NewGameForm.InvalidForm(fault == null ? invalidGame() : fault);
    }
    return new NewGameForm.ValidForm(
        league, open, options, table, anybodySits, umpire, ref, cardSets, rematchOf, away, home);
  }

  private List<String> cardSets() {
    if (!body.hasNonNull("card_sets")) {
      return List.of();
    }
    Set<String> hashes = new LinkedHashSet<>();
    JsonNode named = body.get("card_sets");
    for (JsonNode hash : named) {
      if (hash.isTextual() && HASH.matcher(hash.textValue()).matches()) {
        hashes.add(hash.textValue());
      }
    }
    if (!named.isArray()
        || named.isEmpty()
        || named.size() > GameCards.MOST_SETS
        || hashes.size() != named.size()) {
      fieldReader.fail(
          "card_sets",
          "card_sets must be a list of 1 to " + GameCards.MOST_SETS + " different hashes");
    }
    return List.copyOf(hashes);
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

  private TableOptionsForm tableOptions() {
    if (!(body.get("options") instanceof ObjectNode object)) {
      return TableOptionsForm.NONE;
    }
    FieldReader options = new FieldReader(object);
    TableOptionsForm table = TableOptionsForm.read(options);
    failUnder("options", options.fault());
    return table;
  }

  private boolean anybodySits(boolean open) {
    Boolean anybody = fieldReader.code("seats", SEATS::get, List.of("invited", "anybody"));
    if (Boolean.TRUE.equals(anybody) && !open) {
      fieldReader.fail("seats", "Only a public game can have seats for anybody");
    }
    return Boolean.TRUE.equals(anybody);
  }

  private @Nullable String umpire(
      NewGameForm.@Nullable TeamForm away, NewGameForm.@Nullable TeamForm home) {
    String umpire = fieldReader.text("umpire", NameRules::isId);
    if (umpire != null && (manages(umpire, away) || manages(umpire, home))) {
      fieldReader.fail("umpire", "The umpire manages no side");
    }
    return umpire;
  }

  private static boolean manages(String user, NewGameForm.@Nullable TeamForm team) {
    return team != null && user.equals(team.manager());
  }

  private static @Nullable String ref(FieldReader owner) {
    return owner.text("ref", text -> TextRules.isLine(text, MAX_REF) ? text : null, REF_RULE);
  }

  /** Records the fault of a part of the form, under its full path. */
  private void failUnder(String part, @Nullable Problem fault) {
    if (fault != null) {
      fieldReader.fail(part + "." + fault.field(), fault.message(), fault.errors());
    }
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
    String abbrev = team.text("abbrev", TeamLooks::abbrev, TeamLooks.ABBREV_RULE);
    String color = team.text("color", TeamLooks::color, TeamLooks.COLOR_RULE);
    String ref = ref(team);
    failUnder(side, team.fault());
    return name == null
        ? null
        : new NewGameForm.TeamForm(name, manager, lineup, abbrev, color, ref);
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
