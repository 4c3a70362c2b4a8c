package com.paperdynasty.protocol.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.text.NameRules;
import com.paperdynasty.text.TextRules;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of an object from a client and remembers the first fault. A field that is null
 * counts as missing. When all fields are read, check {@link #fault}: the values may be used only if
 * it is null.
 */
public final class FieldReader {
  private final ObjectNode node;
  private @Nullable Problem fault;

  public FieldReader(ObjectNode node) {
    this.node = node;
  }

  /** The first fault in the fields read so far, or null. */
  @Nullable
  public Problem fault() {
    return fault;
  }

  /** Records a fault, unless there is one already. */
  public void fail(String field, String message, List<String> errors) {
    if (fault == null) {
      fault = new Problem(ErrorCode.INVALID, message, field, errors, null, null);
    }
  }

  public void fail(String field, String message) {
    fail(field, message, List.of());
  }

  /** Whether the field is there. */
  public boolean has(String name) {
    return value(name) != null;
  }

  /** A text of that shape; null, with a fault unless it is missing. */
  @Nullable
  public String text(String name, Predicate<String> shape) {
    return code(name, text -> shape.test(text) ? text : null, List.of());
  }

  /** A constant by its name on the wire; null, with a fault unless it is missing. */
  public <E> @Nullable E code(
      String name, Function<String, @Nullable E> byCode, List<String> allowed) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    E constant = value.isTextual() ? byCode.apply(value.textValue()) : null;
    if (constant == null) {
      fail(name, "Invalid " + name, allowed);
    }
    return constant;
  }

  /** A name in the form in which names are stored; null, with a fault unless it is missing. */
  @Nullable
  public String name(String name) {
    return text(name, NameRules::read, NameRules.RULE);
  }

  /**
   * A text as {@code read} returns it, which returns null for an invalid one; null, with a fault
   * unless it is missing.
   *
   * @param rule the message of the fault, as the end of a sentence that begins with the field's
   *     name
   */
  @Nullable
  public String text(String name, Function<String, @Nullable String> read, String rule) {
    JsonNode value = value(name);
    String text = value == null || !value.isTextual() ? null : read.apply(value.textValue());
    if (value != null && text == null) {
      fail(name, name + rule);
    }
    return text;
  }

  /** A whole number within bounds; null, with a fault unless it is missing. */
  @Nullable
  public Integer number(String name, int min, int max) {
    Long value = number(name, (long) min, max);
    return value == null ? null : (int) (long) value;
  }

  /** A whole number within bounds; null, with a fault unless it is missing. */
  @Nullable
  public Long number(String name, long min, long max) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    boolean fits =
        value.isIntegralNumber()
            && value.canConvertToLong()
            && value.longValue() >= min
            && value.longValue() <= max;
    if (!fits) {
      fail(name, "Invalid " + name);
      return null;
    }
    return value.longValue();
  }

  /** As {@link #number}, with a fault that states the bounds. */
  @Nullable
  public Integer bounded(String name, int min, int max) {
    FieldReader alone = new FieldReader(node);
    Integer number = alone.number(name, min, max);
    if (alone.fault() != null) {
      fail(name, name + " must be a whole number from " + min + " to " + max);
    }
    return number;
  }

  @Nullable
  public Boolean flag(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isBoolean()) {
      fail(name, "Invalid " + name);
      return null;
    }
    return value.booleanValue();
  }

  /** Any value, or null; {@code read} returns null for an invalid one. */
  public <T> @Nullable T value(String name, Function<JsonNode, @Nullable T> read) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    T thing = read.apply(value);
    if (thing == null) {
      fail(name, "Invalid " + name);
    }
    return thing;
  }

  /** A list, empty if missing; {@code read} returns null for an invalid element. */
  public <T> List<T> list(String name, int max, Function<JsonNode, @Nullable T> read) {
    JsonNode value = value(name);
    if (value == null) {
      return List.of();
    }
    List<T> elements = new ArrayList<>();
    boolean fits = value.isArray() && value.size() <= max;
    for (int i = 0; fits && i < value.size(); i++) {
      T element = read.apply(value.get(i));
      if (element == null) {
        fits = false;
      } else {
        elements.add(element);
      }
    }
    if (!fits) {
      fail(name, "Invalid " + name);
    }
    return fits ? elements : List.of();
  }

  /** The game's id; null, and a fault, if it is missing. */
  @Nullable
  public UUID gameId() {
    JsonNode value = value("game_id");
    if (value == null) {
      fail("game_id", "Missing game_id");
      return null;
    }
    UUID id = value.isTextual() ? TextRules.uuid(value.textValue()) : null;
    if (id == null) {
      fail("game_id", "Invalid game_id format");
    }
    return id;
  }

  private @Nullable JsonNode value(String name) {
    JsonNode value = node.get(name);
    return value == null || value.isNull() ? null : value;
  }
}
