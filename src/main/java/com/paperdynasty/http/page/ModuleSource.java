package com.paperdynasty.http.page;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JavaScript module, as far as it has to be understood to be joined with others. It is written in
 * the manner of the page: imports and exports stand at the beginning of a line and give names in
 * braces, and an export is a function, a class or a {@code const}. What is written otherwise is
 * refused by name, so that nothing is joined wrongly.
 *
 * @param address such as {@code /app/main.js}
 * @param code without the comments that have lines of their own; the lines stay where they are
 * @param imports the names that are imported, by address: imported name to local name
 * @param lazy the addresses of the modules that {@code () => import('…')} loads later
 * @param exports the names that are exported: exported name to local name
 * @param assets the addresses that it names by {@code new URL('…', import.meta.url)}
 */
record ModuleSource(
    String address,
    String code,
    Map<String, Map<String, String>> imports,
    List<String> lazy,
    Map<String, String> exports,
    List<String> assets) {
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import\\s*\\{([^}]*)\\}\\s*from\\s*'([^']+)';");
  private static final Pattern EXPORT_FROM =
      Pattern.compile("(?m)^export\\s*\\{([^}]*)\\}\\s*from\\s*'([^']+)';");
  private static final Pattern EXPORT_NAMES =
      Pattern.compile("(?m)(?:^|(?<=[;}]))export\\s*\\{([^}]*)\\};?");
  private static final Pattern EXPORT =
      Pattern.compile("(?m)^export (?=(?:(?:async )?function\\*? |class |const )(\\w+))");
  private static final Pattern LAZY = Pattern.compile("\\(\\) => import\\('([^']+)'\\)");
  private static final Pattern ASSET =
      Pattern.compile("new URL\\('([^']+)', import\\.meta\\.url\\)");

  /** In a joined file a relative address would be relative to another place. */
  private static final Pattern LEFT_OVER =
      Pattern.compile("(?m)^(?:import|export)\\b.*$|^.*'\\.\\.?/[^']*'.*$");

  /** Reads a module. */
  static ModuleSource of(String address, String text) {
    String code = CommentLines.removedFrom(text);
    Map<String, Map<String, String>> imports = new LinkedHashMap<>();
    Map<String, String> exports = new TreeMap<>();
    for (MatchResult each : matches(IMPORT, code)) {
      imports
          .computeIfAbsent(at(address, each.group(2)), none -> new TreeMap<>())
          .putAll(names(each.group(1)));
    }
    for (MatchResult each : matches(EXPORT_FROM, code)) {
      Map<String, String> names = names(each.group(1));
      Map<String, String> from =
          imports.computeIfAbsent(at(address, each.group(2)), none -> new TreeMap<>());
      names.forEach(
          (imported, exported) -> {
            from.put(imported, exported);
            exports.put(exported, exported);
          });
    }
    for (MatchResult each : matches(EXPORT_NAMES, EXPORT_FROM.matcher(code).replaceAll(""))) {
      names(each.group(1)).forEach((local, exported) -> exports.put(exported, local));
    }
    matches(EXPORT, code).forEach(each -> exports.put(each.group(1), each.group(1)));
    List<String> lazy =
        matches(LAZY, code).stream().map(each -> at(address, each.group(1))).toList();
    List<String> assets =
        matches(ASSET, code).stream().map(each -> at(address, each.group(1))).toList();
    return new ModuleSource(address, code, imports, lazy, exports, assets);
  }

  private static List<MatchResult> matches(Pattern pattern, String code) {
    return pattern.matcher(code).results().toList();
  }

  private static String at(String address, String name) {
    return URI.create(address).resolve(name).toString();
  }

  /** {@code a, b as c} as a to a, b to c. */
  private static Map<String, String> names(String list) {
    Map<String, String> names = new TreeMap<>();
    for (String each : list.strip().split("\\s*,\\s*", -1)) {
      if (!each.isBlank()) {
        String[] parts = each.strip().split("\\s+as\\s+", 2);
        names.put(parts[0], parts[parts.length - 1]);
      }
    }
    return names;
  }

  /** The addresses of all modules that it names. */
  List<String> named() {
    List<String> named = new ArrayList<>(imports.keySet());
    named.addAll(lazy);
    return named;
  }

  /**
   * The code without its imports and exports, on as many lines.
   *
   * @param loading the expression that loads a module later
   */
  String body(UnaryOperator<String> loading) {
    String body = code;
    for (Pattern statement : List.of(IMPORT, EXPORT_FROM, EXPORT_NAMES)) {
      body = statement.matcher(body).replaceAll(each -> CommentLines.blankLines(each.group()));
    }
    body = EXPORT.matcher(body).replaceAll("");
    Matcher left =
        LEFT_OVER.matcher(ASSET.matcher(LAZY.matcher(body).replaceAll("")).replaceAll(""));
    if (left.find()) {
      throw new IllegalStateException(
          address + " has a line that is not understood here: " + left.group());
    }
    return LAZY.matcher(body)
        .replaceAll(
            each -> Matcher.quoteReplacement("() => " + loading.apply(at(address, each.group(1)))));
  }
}
