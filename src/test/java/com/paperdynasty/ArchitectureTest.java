package com.paperdynasty;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The map of the house: which room may import which. */
class ArchitectureTest {
  private static final String HOUSE = "com.paperdynasty.";

  /** Rooms that know the JDK and jspecify, and nothing else outside the house. */
  private static final Set<String> PURE =
      Set.of("digest", "problem", "user", "baseball", "dice", "game");

  private static final Map<String, List<String>> MAY_IMPORT =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("digest", List.of()),
              Map.entry("problem", List.of()),
              Map.entry("user", List.of()),
              Map.entry("bounded", List.of()),
              Map.entry("json", List.of()),
              Map.entry("baseball", List.of("problem")),
              Map.entry("dice", List.of("digest")),
              Map.entry("game", List.of("problem", "user", "baseball", "dice", "digest")),
              Map.entry("concurrent", List.of()),
              Map.entry("yaml", List.of()),
              Map.entry("config", List.of("yaml")),
              Map.entry(
                  "wire",
                  List.of(
                      "problem", "user", "baseball", "game", "identity", "yaml", "digest", "json")),
              Map.entry("identity", List.of("user", "config", "json")),
              Map.entry("eventlog", List.of("baseball", "game", "wire")),
              Map.entry(
                  "table",
                  List.of(
                      "problem",
                      "user",
                      "game",
                      "wire",
                      "eventlog",
                      "config",
                      "concurrent",
                      "bounded")),
              Map.entry("cluster", List.of("problem", "wire", "table", "config", "bounded")),
              Map.entry(
                  "lobby",
                  List.of(
                      "problem",
                      "user",
                      "game",
                      "wire",
                      "identity",
                      "table",
                      "cluster",
                      "config",
                      "bounded")),
              Map.entry(
                  "store",
                  List.of(
                      "problem",
                      "user",
                      "game",
                      "wire",
                      "eventlog",
                      "table",
                      "lobby",
                      "talk",
                      "config",
                      "digest")),
              Map.entry("talk", List.of("problem", "user", "wire", "identity", "config")),
              Map.entry(
                  "realtime",
                  List.of(
                      "problem",
                      "user",
                      "wire",
                      "identity",
                      "cluster",
                      "talk",
                      "concurrent",
                      "json")),
              Map.entry(
                  "http",
                  List.of(
                      "problem",
                      "user",
                      "wire",
                      "identity",
                      "lobby",
                      "realtime",
                      "talk",
                      "config",
                      "digest",
                      "json")),
              Map.entry("ops", List.of())));

  private static final JavaClasses HOUSEHOLD =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("com.paperdynasty");

  static Stream<String> rooms() {
    return MAY_IMPORT.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomImportsOnlyWhatItsRowSays(String room) {
    List<String> others =
        rooms().filter(other -> !other.equals(room) && !mayImport(room, other)).toList();
    noClasses()
        .that(resideInAPackage(inside(room)))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                Stream.concat(others.stream(), Stream.of("app"))
                    .map(ArchitectureTest::inside)
                    .toArray(String[]::new)))
        .allowEmptyShould(true)
        .check(HOUSEHOLD);
  }

  @Test
  void pureRoomsKnowOnlyTheJdkAndEachOther() {
    DescribedPredicate<JavaClass> pure =
        resideInAnyPackage(PURE.stream().map(ArchitectureTest::inside).toArray(String[]::new));
    classes()
        .that(pure)
        .should()
        .onlyDependOnClassesThat(
            pure.or(resideInAnyPackage("java..", "javax.crypto..", "org.jspecify.annotations..")))
        .check(HOUSEHOLD);
  }

  @Test
  void digestsAreMadeInOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackage(inside("digest"))
        .should()
        .callMethod(MessageDigest.class, "getInstance", String.class)
        .check(HOUSEHOLD);
  }

  /** It is not in the jar that ships: who needs one asks for its provider. */
  @Test
  void theEmbeddedDatabaseIsKnownToNobody() {
    noClasses()
        .that()
        .resideOutsideOfPackage(inside("store.embedded"))
        .should()
        .dependOnClassesThat(resideInAPackage(inside("store.embedded")))
        .check(HOUSEHOLD);
  }

  @Test
  void noTwoRoomsNeedEachOther() {
    slices().matching(HOUSE + "(*)..").should().beFreeOfCycles().check(HOUSEHOLD);
  }

  @Test
  void everyRoomIsOnTheMapAndHasAFrontDoor() {
    Set<String> rooms =
        HOUSEHOLD.stream()
            .map(type -> type.getPackageName().replaceFirst("^com\\.paperdynasty\\.(\\w+).*", "$1"))
            .collect(Collectors.toSet());
    assertThat(MAY_IMPORT.keySet())
        .containsAll(rooms.stream().filter(r -> !r.equals("app")).toList());
    for (String room : rooms) {
      assertThat(HOUSEHOLD.getPackage(HOUSE + room).tryGetPackageInfo())
          .as("package-info of %s", room)
          .isPresent();
    }
  }

  private static boolean mayImport(String room, String other) {
    return MAY_IMPORT.get(room).contains(other);
  }

  private static String inside(String room) {
    return HOUSE + room + "..";
  }
}
