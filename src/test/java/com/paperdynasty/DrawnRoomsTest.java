package com.paperdynasty;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The packages are drawn in {@code src/site/rooms.svg} and listed in the architecture page. */
class DrawnRoomsTest {
  private static final String HOUSE = "com.paperdynasty.";
  private static final Path DRAWING = Path.of("src/site/rooms.svg");
  private static final Path PAGE = Path.of("src/site/markdown/architecture.md");
  private static final Pattern BOX = Pattern.compile("data-room=\"(.+?)\" data-floor=\"(\\d+)\"");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.]+)` \\| [A-Z`]");

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("com.paperdynasty");

  @Test
  void everyPackageIsDrawnOnceAndImportsNothingFromAFloorAbove() throws Exception {
    Map<String, Integer> floors = new TreeMap<>();
    for (MatchResult box : found(BOX, DRAWING)) {
      assertThat(floors.put(box.group(1), Integer.valueOf(box.group(2)))).as(box.group()).isNull();
    }
    Map<String, Set<String>> imports = imports();

    assertThat(floors).containsOnlyKeys(imports.keySet());
    for (String room : imports.keySet()) {
      for (String other : imports.get(room)) {
        assertThat(floors.get(other))
            .as("the floor of %s, which %s imports", other, room)
            .isGreaterThanOrEqualTo(floors.get(room));
      }
    }
  }

  @Test
  void everyPackageHasOneRowInTheArchitecturePage() throws Exception {
    List<String> rows = found(ROW, PAGE).stream().map(row -> row.group(1)).toList();

    assertThat(rows).containsExactlyInAnyOrderElementsOf(imports().keySet());
  }

  private static List<MatchResult> found(Pattern pattern, Path file) throws Exception {
    return pattern.matcher(Files.readString(file)).results().toList();
  }

  /** What each package with types in it imports from the others. */
  private static Map<String, Set<String>> imports() {
    Map<String, Set<String>> imports = new TreeMap<>();
    for (JavaClass type : CODE) {
      if (!type.getSimpleName().equals("package-info")) {
        Set<String> others = imports.computeIfAbsent(room(type), from -> new TreeSet<>());
        for (Dependency arrow : type.getDirectDependenciesFromSelf()) {
          JavaClass target = arrow.getTargetClass().getBaseComponentType();
          if (target.getPackageName().startsWith(HOUSE)) {
            others.add(room(target));
          }
        }
      }
    }
    return imports;
  }

  private static String room(JavaClass type) {
    return type.getPackageName().substring(HOUSE.length());
  }
}
