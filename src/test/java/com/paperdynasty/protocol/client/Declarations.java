package com.paperdynasty.protocol.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the part of TypeScript that {@code paper-dynasty.d.ts} uses: interfaces with fields, and
 * type aliases.
 */
final class Declarations {
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
  private static final Pattern INTERFACE =
      Pattern.compile("interface (\\w+)(?:<[^{]*>)?(?: extends (\\w+))? \\{");
  private static final Pattern ALIAS = Pattern.compile("type (\\w+) =([^;{}]*);");
  private static final Pattern FIELD =
      Pattern.compile("(?:readonly )?'?(\\w+)'?(\\??):(.*)", Pattern.DOTALL);

  private final Map<String, Map<String, Field>> interfaces = new LinkedHashMap<>();
  private final Map<String, String> aliases = new LinkedHashMap<>();

  /** A field and the text of its type. */
  record Field(boolean optional, String type) {}

  Declarations(String text) {
    String plain = COMMENT.matcher(text).replaceAll(" ");
    Matcher alias = ALIAS.matcher(plain);
    while (alias.find()) {
      aliases.put(alias.group(1), oneLine(alias.group(2)));
    }
    Matcher found = INTERFACE.matcher(plain);
    while (found.find()) {
      Map<String, Field> fields = new LinkedHashMap<>();
      if (found.group(2) != null) {
        fields.putAll(interfaceOf(found.group(2)));
      }
      fields.putAll(fields(body(plain, found.end() - 1)));
      interfaces.put(found.group(1), fields);
    }
  }

  /** The fields of an interface, by its name. */
  Map<String, Field> interfaceOf(String name) {
    return Objects.requireNonNull(interfaces.get(name), () -> "no interface " + name);
  }

  /** The values of a union of string literals. */
  List<String> texts(String alias) {
    return Pattern.compile("[\\w-]+")
        .matcher(aliases.get(alias))
        .results()
        .map(m -> m.group())
        .toList();
  }

  /** The fields of a type; empty if it is not an object with known fields. */
  Map<String, Field> fieldsOf(String type) {
    String plain = withoutNull(type);
    if (plain.startsWith("{")) {
      return fields(plain.substring(1, plain.length() - 1));
    }
    return interfaces.getOrDefault(plain, Map.of());
  }

  /** The JSON type of a value, or {@code any}. */
  String kind(String type) {
    String plain = withoutNull(type);
    if (aliases.containsKey(plain)) {
      return kind(aliases.get(plain));
    }
    if (plain.endsWith("[]")) {
      return "array";
    }
    if (plain.startsWith("{") || plain.startsWith("Record<") || interfaces.containsKey(plain)) {
      return "object";
    }
    if (plain.startsWith("'")) {
      return "string";
    }
    return plain.matches("true|false") ? "boolean" : plain.matches("\\d.*") ? "number" : plain;
  }

  static boolean isNullable(String type) {
    return type.endsWith("| null");
  }

  private static String withoutNull(String type) {
    return type.replaceFirst("\\s*\\| null$", "").replaceFirst("^\\|\\s*", "").strip();
  }

  /** The text between a brace and the one that closes it. */
  private static String body(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
      if (depth == 0) {
        return text.substring(open + 1, i);
      }
    }
    throw new IllegalArgumentException("a brace is not closed");
  }

  private static Map<String, Field> fields(String body) {
    Map<String, Field> fields = new LinkedHashMap<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i <= body.length(); i++) {
      char c = i == body.length() ? ';' : body.charAt(i);
      depth += "{[(<".indexOf(c) >= 0 ? 1 : "}])>".indexOf(c) >= 0 && !arrow(body, i) ? -1 : 0;
      if (c == ';' && depth == 0) {
        Matcher field = FIELD.matcher(body.substring(from, i).strip());
        if (field.matches()) {
          fields.put(field.group(1), new Field(!field.group(2).isEmpty(), oneLine(field.group(3))));
        }
        from = i + 1;
      }
    }
    return fields;
  }

  private static boolean arrow(String body, int at) {
    return at > 0 && at < body.length() && body.charAt(at) == '>' && body.charAt(at - 1) == '=';
  }

  private static String oneLine(String type) {
    return type.strip().replaceAll("\\s+", " ").replaceFirst("^\\| ", "");
  }
}
