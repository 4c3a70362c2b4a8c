package com.paperdynasty.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.Advance;
import com.paperdynasty.baseball.Advance.How;
import com.paperdynasty.baseball.Outcome;
import com.paperdynasty.baseball.Position;
import com.paperdynasty.baseball.Submission;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A submission's fields, the same from a client as in the log. */
public final class SubmissionJson {
  /** What is allowed as an outcome, as a refused sender is told it. */
  static final List<String> OUTCOMES = Arrays.stream(Outcome.values()).map(Outcome::code).toList();

  private static final int MAX_WITH = 3;

  /** The batter and three runners, each once. */
  private static final int MAX_ADVANCES = 4;

  private static final int MAX_ERRORS = 9;

  private SubmissionJson() {}

  /** Reads a client's submission; null where its fields have a fault. */
  static @Nullable Submission read(Fields fields) {
    Submission submission = written(fields);
    if (submission != null
        && submission.hitLocation() == null
        && submission.outcome().needsHitLocation()) {
      fields.fail(
          "hit_location", "Outcome " + submission.outcome().code() + " requires hit_location");
    }
    return fields.fault() == null ? submission : null;
  }

  /** Reads a submission that was kept, whatever its outcome needs; null if it is not one. */
  public static @Nullable Submission stored(ObjectNode node) {
    return written(new Fields(node));
  }

  /** Reads a submission, whatever its outcome needs; null where its fields have a fault. */
  static @Nullable Submission written(Fields fields) {
    Outcome outcome = fields.code("outcome", Outcome::byCode, OUTCOMES);
    if (outcome == null) {
      fields.fail("outcome", "Missing outcome");
      return null;
    }
    Position location = fields.code("hit_location", SubmissionJson::fielder, List.of());
    Submission submission =
        new Submission(
            outcome,
            location,
            fields.number("runner", 1, 3),
            fields.number("bases", 1, 3),
            fields.code("result", Outcome::byCode, OUTCOMES),
            fields.list("with", MAX_WITH, SubmissionJson::with),
            fields.list("advances", MAX_ADVANCES, SubmissionJson::advance),
            fields.list("errors", MAX_ERRORS, SubmissionJson::fielder),
            fields.flag("sacrifice"),
            fields.flag("gdp"));
    return fields.fault() == null ? submission : null;
  }

  /** Writes the fields of a submission, leaving out what it does not say. */
  public static void write(JsonText json, Submission submission) {
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

  private static void write(JsonText json, Advance advance) {
    json.object().put("from", advance.from());
    if (advance.out()) {
      json.put("out", true).put("at", advance.base());
    } else {
      json.put("to", advance.base());
    }
    flag(json, "rbi", advance.rbi());
    flag(json, "unearned", advance.unearned());
    for (How how : How.values()) {
      flag(json, mark(how), advance.how() == how ? Boolean.TRUE : null);
    }
    json.endObject();
  }

  private static void flag(JsonText json, String name, @Nullable Boolean value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  private static String mark(How how) {
    return switch (how) {
      case TOUCHED -> "touched";
      case PASSED -> "passed";
      case INTERFERENCE -> "interference";
    };
  }

  private static void number(JsonText json, String name, @Nullable Integer value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  private static Submission.@Nullable With with(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return null;
    }
    Fields fields = new Fields(object);
    Outcome outcome = fields.code("outcome", Outcome::byCode, OUTCOMES);
    Integer runner = fields.number("runner", 1, 3);
    return outcome == null || fields.fault() != null ? null : new Submission.With(outcome, runner);
  }

  /** Either {@code from} and {@code to}, or {@code from}, {@code out} and {@code at}. */
  private static @Nullable Advance advance(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return null;
    }
    Fields fields = new Fields(object);
    Integer from = fields.number("from", 0, 3);
    Integer to = fields.number("to", 1, 4);
    Integer at = fields.number("at", 1, 4);
    boolean out = Boolean.TRUE.equals(fields.flag("out"));
    Boolean rbi = fields.flag("rbi");
    Boolean unearned = fields.flag("unearned");
    Integer base = out ? at : to;
    boolean both = to != null && at != null;
    return from == null || base == null || both || fields.fault() != null
        ? null
        : marked(fields, new Advance(from, base, out, rbi, unearned));
  }

  /** With the one mark of an out that is set; two of them exclude each other. */
  private static @Nullable Advance marked(Fields fields, Advance way) {
    Advance marked = way;
    for (How how : How.values()) {
      if (Boolean.TRUE.equals(fields.flag(mark(how)))) {
        if (marked.how() != null) {
          return null;
        }
        marked = marked.being(how);
      }
    }
    return fields.fault() == null ? marked : null;
  }

  private static @Nullable Position fielder(JsonNode node) {
    return node.isTextual() ? fielder(node.textValue()) : null;
  }

  private static @Nullable Position fielder(String code) {
    Position position = Position.byCode(code);
    return position != null && position.inField() ? position : null;
  }
}
