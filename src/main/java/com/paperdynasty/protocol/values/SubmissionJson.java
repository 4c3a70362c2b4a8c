package com.paperdynasty.protocol.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Advance.How;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.json.JsonBuilder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A submission's fields, the same from a client and in the log. */
public final class SubmissionJson {
  /** The allowed outcomes, for the refusal of an unknown one. */
  static final List<String> OUTCOMES = Arrays.stream(Outcome.values()).map(Outcome::code).toList();

  /** The names of all fields. */
  public static final List<String> FIELDS =
      List.of(
          "outcome",
          "hit_location",
          "runner",
          "bases",
          "result",
          "with",
          "advances",
          "errors",
          "sacrifice",
          "gdp");

  private static final int MAX_WITH = 3;

  /** The batter and three runners, each once. */
  private static final int MAX_ADVANCES = 4;

  private static final int MAX_ERRORS = 9;

  private SubmissionJson() {}

  /** Reads a client's submission; null if its fields have a fault. */
  public static @Nullable Submission read(FieldReader fieldReader) {
    Submission submission = parse(fieldReader);
    if (submission != null
        && submission.hitLocation() == null
        && submission.outcome().needsHitLocation()) {
      fieldReader.fail(
          "hit_location", "Outcome " + submission.outcome().code() + " requires hit_location");
    }
    return fieldReader.fault() == null ? submission : null;
  }

  /**
   * Reads a stored submission without checking that its outcome has its location; null if it is
   * invalid.
   */
  public static @Nullable Submission stored(ObjectNode node) {
    return parse(new FieldReader(node));
  }

  /**
   * Reads a submission without checking that its outcome has its location; null if its fields have
   * a fault.
   */
  static @Nullable Submission parse(FieldReader fieldReader) {
    Outcome outcome = fieldReader.code("outcome", Outcome::byCode, OUTCOMES);
    if (outcome == null) {
      fieldReader.fail("outcome", "Missing outcome");
      return null;
    }
    Position location = fieldReader.code("hit_location", SubmissionJson::fielder, List.of());
    Submission submission =
        new Submission(
            outcome,
            location,
            fieldReader.number("runner", 1, 3),
            fieldReader.number("bases", 1, 3),
            fieldReader.code("result", Outcome::byCode, OUTCOMES),
            fieldReader.list("with", MAX_WITH, SubmissionJson::with),
            fieldReader.list("advances", MAX_ADVANCES, SubmissionJson::advance),
            fieldReader.list("errors", MAX_ERRORS, SubmissionJson::fielder),
            fieldReader.flag("sacrifice"),
            fieldReader.flag("gdp"));
    return fieldReader.fault() == null ? submission : null;
  }

  /** Writes the fields of a submission that are set. */
  public static void write(JsonBuilder json, Submission submission) {
    json.put("outcome", submission.outcome().code());
    Position location = submission.hitLocation();
    if (location != null) {
      json.put("hit_location", location.code());
    }
    number(json, "runner", submission.runner());
    number(json, "bases", submission.bases());
    Outcome result = submission.result();
    if (result != null) {
      json.put("result", result.code());
    }
    if (!submission.with().isEmpty()) {
      json.array("with");
      for (Submission.With with : submission.with()) {
        number(json.object().put("outcome", with.outcome().code()), "runner", with.runner());
        json.endObject();
      }
      json.endArray();
    }
    if (!submission.advances().isEmpty()) {
      json.array("advances");
      submission.advances().forEach(advance -> write(json, advance));
      json.endArray();
    }
    if (!submission.errors().isEmpty()) {
      json.put("errors", submission.errors().stream().map(Position::code).toList());
    }
    flag(json, "sacrifice", submission.sacrifice());
    flag(json, "gdp", submission.gdp());
  }

  private static void write(JsonBuilder json, Advance advance) {
    json.object().put("from", advance.from());
    if (advance.out()) {
      json.put("out", true).put("at", advance.base());
    } else {
      json.put("to", advance.base());
    }
    flag(json, "rbi", advance.rbi());
    flag(json, "unearned", advance.unearned());
    for (How how : How.values()) {
      flag(json, flagName(how), advance.how() == how ? Boolean.TRUE : null);
    }
    json.endObject();
  }

  private static void flag(JsonBuilder json, String name, @Nullable Boolean value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  private static String flagName(How how) {
    return switch (how) {
      case TOUCHED -> "touched";
      case PASSED -> "passed";
      case INTERFERENCE -> "interference";
    };
  }

  private static void number(JsonBuilder json, String name, @Nullable Integer value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  private static Submission.@Nullable With with(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return null;
    }
    FieldReader fieldReader = new FieldReader(object);
    Outcome outcome = fieldReader.code("outcome", Outcome::byCode, OUTCOMES);
    Integer runner = fieldReader.number("runner", 1, 3);
    return outcome == null || fieldReader.fault() != null
        ? null
        : new Submission.With(outcome, runner);
  }

  /** Either {@code from} and {@code to}, or {@code from}, {@code out} and {@code at}. */
  private static @Nullable Advance advance(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return null;
    }
    FieldReader fieldReader = new FieldReader(object);
    Integer from = fieldReader.number("from", 0, 3);
    Integer to = fieldReader.number("to", 1, 4);
    Integer at = fieldReader.number("at", 1, 4);
    boolean out = Boolean.TRUE.equals(fieldReader.flag("out"));
    Boolean rbi = fieldReader.flag("rbi");
    Boolean unearned = fieldReader.flag("unearned");
    Integer base = out ? at : to;
    boolean both = to != null && at != null;
    return from == null || base == null || both || fieldReader.fault() != null
        ? null
        : withHow(fieldReader, new Advance(from, base, out, rbi, unearned));
  }

  /** Adds the kind of out whose flag is set; null if more than one is. */
  private static @Nullable Advance withHow(FieldReader fieldReader, Advance advance) {
    Advance result = advance;
    for (How how : How.values()) {
      if (Boolean.TRUE.equals(fieldReader.flag(flagName(how)))) {
        if (result.how() != null) {
          return null;
        }
        result = result.withHow(how);
      }
    }
    return fieldReader.fault() == null ? result : null;
  }

  private static @Nullable Position fielder(JsonNode node) {
    return node.isTextual() ? fielder(node.textValue()) : null;
  }

  private static @Nullable Position fielder(String code) {
    Position position = Position.byCode(code);
    return position != null && position.inField() ? position : null;
  }
}
