package com.paperdynasty.http.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Joins modules, so that a browser fetches few files and each compresses well. Each module becomes
 * a function that is called once, after those that it imports; modules that import each other are
 * refused. One file has what the first module imports, directly or not. What is only loaded later,
 * by {@code () => import('…')}, is a file for each module so loaded; what two of them need is in
 * the first file.
 *
 * <p>A file is named after its module, and names others relative to itself. Each has a source map
 * of its lines, so that tools for developers show the modules as they are written.
 */
final class JoinedModules {
  /** The folder of the joined files. */
  static final String FOLDER = "/joined";

  private final String first;
  private final Map<String, ModuleSource> modules;
  private final Map<String, Set<String>> members = new LinkedHashMap<>();
  private final Map<String, String> names = new TreeMap<>();

  private JoinedModules(String first, Map<String, ModuleSource> modules) {
    this.first = first;
    this.modules = modules;
    name();
    divide();
  }

  /**
   * The joined files and their maps by address, such as {@code /joined/app/main.js}.
   *
   * @param first the address of the module that the page begins with
   * @param modules every module that it needs, by address
   */
  static Map<String, String> join(String first, Map<String, ModuleSource> modules) {
    JoinedModules joined = new JoinedModules(first, modules);
    Map<String, String> files = new TreeMap<>();
    joined.members.forEach((entry, members) -> joined.write(entry, members, files));
    return files;
  }

  /** Each module is a constant named after its address. */
  private void name() {
    for (String address : modules.keySet()) {
      String name = address.replaceFirst("\\.m?js$", "").replaceAll("\\W", "\\$");
      if (names.containsValue(name)) {
        throw new IllegalStateException("two modules would be called " + name);
      }
      names.put(address, name);
    }
  }

  private void divide() {
    Set<String> atFirst = needed(first);
    Set<String> lazy =
        modules.values().stream()
            .flatMap(each -> each.lazy().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    Map<String, Set<String>> later = new TreeMap<>();
    lazy.forEach(entry -> later.put(entry, needed(entry)));
    List<String> all = later.values().stream().flatMap(Set::stream).toList();
    Set<String> once = new LinkedHashSet<>();
    Set<String> shared =
        all.stream().filter(each -> !once.add(each)).collect(Collectors.toCollection(TreeSet::new));
    all.stream().filter(shared::contains).forEach(atFirst::add);
    members.put(first, atFirst);
    later.forEach(
        (entry, needed) -> {
          needed.removeAll(atFirst);
          if (!needed.isEmpty()) {
            members.put(entry, needed);
          }
        });
  }

  /** What a module imports, directly or not, and itself, each after what it imports. */
  private Set<String> needed(String address) {
    Set<String> needed = new LinkedHashSet<>();
    collect(address, needed, new ArrayList<>());
    return needed;
  }

  private void collect(String address, Set<String> needed, List<String> path) {
    if (path.contains(address)) {
      throw new IllegalStateException("modules import each other: " + path + " and " + address);
    }
    if (!needed.contains(address)) {
      path.add(address);
      module(address).imports().keySet().forEach(each -> collect(each, needed, path));
      path.remove(path.size() - 1);
      needed.add(address);
    }
  }

  private void write(String entry, Set<String> members, Map<String, String> files) {
    String address = FOLDER + entry;
    String toRoot = "../".repeat((int) address.chars().filter(c -> c == '/').count() - 1);
    StringBuilder code = new StringBuilder();
    LineMap lines = new LineMap();
    Set<String> fromFirst = entry.equals(first) ? Set.of() : ofFirst(members);
    if (!fromFirst.isEmpty()) {
      code.append("import { " + list(fromFirst) + " } from '" + toRoot + below(first) + "';\n");
      lines.skipLine();
    }
    for (String member : members) {
      String source = toRoot + member.substring(1);
      String body =
          module(member)
              .body(lazy -> loading(lazy, toRoot, members))
              .replace("import.meta.url", "new URL('" + source + "', import.meta.url).href")
              .stripTrailing();
      code.append(head(member)).append(body).append("\n").append(foot(member));
      lines.skipLine();
      lines.add(source, body.split("\n", -1).length);
      lines.skipLine();
    }
    code.append("export { " + list(exported(entry)) + " };\n");
    String map = address.substring(address.lastIndexOf('/') + 1) + ".map";
    code.append("//# sourceMappingURL=" + map + "\n");
    files.put(address, code.toString());
    files.put(address + ".map", lines.json());
  }

  private static String below(String address) {
    return (FOLDER + address).substring(1);
  }

  /** What members of another file need of the first. */
  private Set<String> ofFirst(Collection<String> members) {
    return members.stream()
        .flatMap(each -> module(each).named().stream())
        .filter(each -> file(first).contains(each))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private ModuleSource module(String address) {
    return Objects.requireNonNull(modules.get(address), address);
  }

  private Set<String> file(String entry) {
    Set<String> file = members.get(entry);
    return file == null ? Set.of() : file;
  }

  /** What others need of a file: of the first what they import, of another its own module. */
  private Set<String> exported(String entry) {
    if (!entry.equals(first)) {
      return Set.of(entry);
    }
    return members.keySet().stream()
        .filter(each -> !each.equals(first))
        .flatMap(each -> ofFirst(file(each)).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String list(Collection<String> addresses) {
    return addresses.stream().map(names::get).collect(Collectors.joining(", "));
  }

  /** A module that is in the first file is there already. */
  private String loading(String lazy, String toRoot, Set<String> here) {
    String name = names.get(lazy);
    return here.contains(lazy) || file(first).contains(lazy)
        ? "Promise.resolve(" + name + ")"
        : "import('" + toRoot + below(lazy) + "').then((joined) => joined." + name + ")";
  }

  private String head(String address) {
    StringBuilder head = new StringBuilder("const " + names.get(address) + " = (() => {");
    module(address)
        .imports()
        .forEach(
            (from, imported) -> {
              check(address, from, imported.keySet());
              head.append(" const " + pairs(imported) + " = " + names.get(from) + ";");
            });
    return head.append("\n").toString();
  }

  /** A browser refuses a name that does not exist; a joined file would go on without. */
  private void check(String address, String from, Set<String> imported) {
    Set<String> exported = module(from).exports().keySet();
    if (!exported.containsAll(imported)) {
      throw new IllegalStateException(
          address + " imports " + imported + " from " + from + ", which exports " + exported);
    }
  }

  private String foot(String address) {
    return "return " + pairs(module(address).exports()) + "; })();\n";
  }

  private static String pairs(Map<String, String> names) {
    return names.entrySet().stream()
        .map(
            each ->
                each.getKey().equals(each.getValue())
                    ? each.getKey()
                    : each.getKey() + ": " + each.getValue())
        .collect(Collectors.joining(", ", "{ ", " }"));
  }
}
