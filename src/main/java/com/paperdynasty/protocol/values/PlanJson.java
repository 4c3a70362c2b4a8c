package com.paperdynasty.protocol.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.game.model.Plan;
import com.paperdynasty.game.model.RollExtras;
import com.paperdynasty.json.JsonBuilder;
import com.paperdynasty.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the sides mean to do on the next pitch, and the alignment of the side in the field. */
public final class PlanJson {
  private static final String OUTFIELD_IN = "in";
  private static final List<String> OFFENSE_FIELDS = List.of("play", "steal");
  private static final List<String> FIELDING_FIELDS =
      List.of("infield", "hold_runners", "outfield", "guard_lines", "pitch_around");

  private PlanJson() {}

  /**
   * The fields of a defense, as {@code set_defense} has them; null, with a fault in the reader, if
   * the infield is missing or unknown.
   */
  public static @Nullable Defense defense(FieldReader fieldReader) {
    InfieldDepth infield =
        fieldReader.code("infield", InfieldDepth::byCode, List.of("back", "corners_in", "in"));
    if (infield == null) {
      fieldReader.fail("infield", "Missing infield");
    }
    List<Integer> held = fieldReader.list("hold_runners", 3, PlanJson::base);
    Boolean outfieldIn =
        fieldReader.code("outfield", PlanJson::isOutfieldIn, List.of("normal", OUTFIELD_IN));
    boolean lines = Boolean.TRUE.equals(fieldReader.flag("guard_lines"));
    boolean around = Boolean.TRUE.equals(fieldReader.flag("pitch_around"));
    return infield == null
        ? null
        : new Defense(infield, held, Boolean.TRUE.equals(outfieldIn), lines, around);
  }

  private static @Nullable Boolean isOutfieldIn(String code) {
    return code.equals(OUTFIELD_IN) ? Boolean.TRUE : code.equals("normal") ? Boolean.FALSE : null;
  }

  /** The field {@code plan} of {@code ready}; null if it is missing, or if it has a fault. */
  public static @Nullable Plan plan(FieldReader fieldReader) {
    ObjectNode node =
        fieldReader.value("plan", value -> value instanceof ObjectNode object ? object : null);
    if (node == null) {
      return null;
    }
    FieldReader fields = new FieldReader(node);
    Plan plan = plan(node, fields);
    Problem fault = fields.fault();
    if (fault != null) {
      fieldReader.fail("plan", fault.message(), fault.errors());
    }
    return fault == null ? plan : null;
  }

  private static @Nullable Plan plan(ObjectNode node, FieldReader fields) {
    boolean fielding = FIELDING_FIELDS.stream().anyMatch(node::hasNonNull);
    if (fielding && OFFENSE_FIELDS.stream().anyMatch(node::hasNonNull)) {
      fields.fail("plan", "A plan is either for the side at bat or for the side in the field");
      return null;
    }
    if (fielding) {
      Defense defense = defense(fields);
      return defense == null ? null : new Plan.Fielding(defense);
    }
    Plan.Play play = fields.code("play", Plan.Play::byCode, Plan.Play.CODES);
    List<Integer> steals = fields.list("steal", 3, PlanJson::base);
    return new Plan.Offense(play == null ? Plan.Play.SWING_AWAY : play, steals);
  }

  private static @Nullable Integer base(JsonNode node) {
    return node.isInt() && node.intValue() >= 1 && node.intValue() <= 3 ? node.intValue() : null;
  }

  /** A defense that was stored; null if it cannot be read. */
  public static @Nullable Defense storedDefense(JsonNode data) {
    InfieldDepth infield = InfieldDepth.byCode(data.path("infield").asText());
    return infield == null
        ? null
        : new Defense(
            infield,
            numbers(data.path("hold_runners")),
            data.path("outfield").asText().equals(OUTFIELD_IN),
            data.path("guard_lines").asBoolean(),
            data.path("pitch_around").asBoolean());
  }

  /** A plan that was stored; null if it cannot be read. */
  public static @Nullable Plan storedPlan(JsonNode data) {
    if (data.has("infield")) {
      Defense defense = storedDefense(data);
      return defense == null ? null : new Plan.Fielding(defense);
    }
    return storedOffense(data);
  }

  /** Plans that were stored; null if they cannot be read. */
  public static RollExtras.@Nullable Plans storedPlans(JsonNode data) {
    Plan.Offense offense = storedOffense(data.path("offense"));
    Defense defense = storedDefense(data.path("defense"));
    return offense == null || defense == null ? null : new RollExtras.Plans(offense, defense);
  }

  private static Plan.@Nullable Offense storedOffense(JsonNode data) {
    Plan.Play play = Plan.Play.byCode(data.path("play").asText());
    return play == null ? null : new Plan.Offense(play, numbers(data.path("steal")));
  }

  private static List<Integer> numbers(JsonNode data) {
    List<Integer> numbers = new ArrayList<>();
    data.forEach(number -> numbers.add(number.intValue()));
    return numbers;
  }

  /** Writes the fields of a defense. What is as usual is left out, but for the infield. */
  public static JsonBuilder writeDefense(JsonBuilder json, Defense defense) {
    json.put("infield", defense.infield().code()).putNumbers("hold_runners", defense.holdRunners());
    if (defense.outfieldIn()) {
      json.put("outfield", OUTFIELD_IN);
    }
    if (defense.guardLines()) {
      json.put("guard_lines", true);
    }
    return defense.pitchAround() ? json.put("pitch_around", true) : json;
  }

  /** Writes a plan under that name. */
  public static void write(JsonBuilder json, String name, Plan plan) {
    json.object(name);
    if (plan instanceof Plan.Fielding fielding) {
      writeDefense(json, fielding.defense());
    } else {
      writeOffense(json, (Plan.Offense) plan);
    }
    json.endObject();
  }

  /** Writes what a roll has besides its dice. What it does not have is left out. */
  public static void write(JsonBuilder json, RollExtras extras) {
    RollExtras.Plans plans = extras.plans();
    if (plans != null) {
      writeOffense(json.object("plans").object("offense"), plans.offense()).endObject();
      writeDefense(json.object("defense"), plans.defense()).endObject().endObject();
    }
    if (!extras.notReady().isEmpty()) {
      json.put("not_ready", extras.notReady().stream().map(side -> side.code()).toList());
    }
    if (extras.declaredBy() != null) {
      json.put("declared_by", extras.declaredBy());
    }
  }

  private static JsonBuilder writeOffense(JsonBuilder json, Plan.Offense offense) {
    return json.put("play", offense.play().code()).putNumbers("steal", offense.steals());
  }
}
