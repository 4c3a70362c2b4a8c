package com.paperdynasty;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The map of the rooms (packages): which room may import which, how large a room may be, and that
 * its types form no large circles.
 */
class ArchitectureTest {
  private static final String HOUSE = "com.paperdynasty.";

  /** The most files of a room, besides its package-info. */
  private static final int MOST_FILES = 20;

  /** Two types that need each other are accepted; larger circles are not. */
  private static final int MOST_IN_A_CIRCLE = 2;

  /** Rooms that depend on the JDK and jspecify only, besides each other. */
  private static final Set<String> PURE =
      Set.of(
          "digest",
          "problem",
          "user",
          "dice",
          "card",
          "card.making",
          "card.play",
          "card.season",
          "game",
          "game.cards",
          "game.fairplay",
          "game.model",
          "game.state",
          "baseball.model",
          "baseball.expectancy",
          "baseball.league",
          "baseball.state",
          "baseball.play",
          "baseball.scoring",
          "baseball.rules",
          "baseball.retrosheet");

  /**
   * Each room with the rooms that it may import. Those are in lines above, so there are no circles.
   */
  private static final String MAP =
      """
      app.load ->
      baseball.expectancy ->
      baseball.model ->
      bounded ->
      concurrent ->
      digest ->
      json ->
      ops ->
      problem ->
      store.connection -> concurrent
      text ->
      user ->
      limits -> user bounded
      yaml ->
      baseball.league -> baseball.model baseball.expectancy
      config -> yaml
      tracing -> bounded config
      dice -> digest
      baseball.state -> baseball.model baseball.expectancy baseball.league
      baseball.play -> baseball.model baseball.league baseball.state
      card -> baseball.model problem baseball.league dice baseball.state baseball.play
      card.file -> baseball.model digest json text baseball.league config card
      card.library -> problem config card card.file
      card.season -> baseball.model card
      card.making -> baseball.model baseball.league card card.season
      http.page -> digest
      http.problem -> problem
      audit -> problem user config
      session -> config
      identity -> concurrent json text user config digest session
      signin -> bounded concurrent digest text config identity
      baseball.scoring -> baseball.model baseball.expectancy baseball.league baseball.state
           baseball.play
      baseball.rules -> baseball.model problem baseball.state baseball.play
           baseball.scoring
      card.play -> baseball.model baseball.expectancy baseball.league baseball.state baseball.rules card dice
      game.model -> baseball.model digest problem user baseball.league dice baseball.state card card.play
      http.security -> problem limits user http.problem identity
      game.fairplay -> baseball.model card.play game.model
      bus -> problem user game.model
      http.sharing -> json signin bus
      league -> baseball.model yaml baseball.expectancy baseball.league dice game.model card
      protocol.values -> dice baseball.model card.play json problem text baseball.league game.model
      baseball.retrosheet -> baseball.model baseball.league baseball.state
           baseball.scoring
      cluster.membership -> problem config bus
      protocol.client -> dice baseball.model digest json problem text baseball.league
           card game.model protocol.values
      chat -> config audit protocol.client
      cluster.routing -> problem bus cluster.membership tracing
      game.state -> baseball.model baseball.expectancy digest baseball.league dice baseball.state card game.model
           game.fairplay baseball.scoring baseball.retrosheet baseball.rules
      game.cards -> baseball.model problem baseball.league baseball.state card card.play dice game.model
           game.fairplay game.state
      game -> baseball.model digest problem baseball.league dice baseball.state card card.play game.model
           game.fairplay baseball.rules game.state game.cards
      protocol.scorebook -> baseball.model baseball.expectancy baseball.state json game.model
           game.state
      protocol.server -> dice baseball.model json problem baseball.expectancy baseball.league
           baseball.state card card.file
           game.model game.fairplay bus protocol.values baseball.rules game.state game
      eventlog -> dice baseball.model json baseball.state game.model protocol.values
           protocol.server
      realtime.room -> concurrent problem user bus cluster.routing protocol.server
      journal -> problem game.model bus game.state eventlog
      replay -> concurrent config game.model bus game.state game protocol.server journal
      store.journal -> concurrent digest json store.connection config card card.file game.model league game.state
           protocol.server eventlog journal
      store.chat -> store.connection audit chat store.journal
      lobby -> bounded digest json problem user config baseball.league card card.library league game.model bus
           protocol.client
           cluster.routing game.state game protocol.server journal replay
      table.ownership -> bounded concurrent problem config bus cluster.membership journal
           replay
      realtime.stream -> problem user bus cluster.routing realtime.room
      realtime.connection -> concurrent json problem limits user audit identity bus
           protocol.client chat cluster.routing protocol.server realtime.room
           table.ownership tracing
      store.lobby -> store.connection user game.model game.state eventlog store.journal
           lobby
      table -> bounded concurrent problem user config baseball.model game.model bus protocol.client
           protocol.scorebook game.state game protocol.server eventlog journal replay table.ownership tracing
      cluster.hosting -> bounded problem bus cluster.membership journal replay
           table.ownership table tracing
      http -> json problem limits text user config card.file card.library http.problem audit identity
           signin http.page http.security http.sharing bus chat lobby realtime.stream
           realtime.connection tracing
      realtime.transport -> json problem limits text protocol.server realtime.room
           realtime.connection
      store -> store.connection card.library session signin audit chat store.chat journal store.journal lobby
           store.lobby
      app.config -> digest ops tracing limits store.connection config card.file card.library audit session identity signin
           http.security baseball.league game.model
           league cluster.membership chat cluster.routing replay store.journal lobby
           table.ownership realtime.connection table http store
      store.embedded -> digest store.connection store
      app.logging -> store.connection app.config
      app.cards -> baseball.model json baseball.league card card.file card.season card.making
      app -> app.load app.cards league baseball.model ops tracing limits store.connection text baseball.league
           config card.library audit session identity signin game.model bus cluster.membership chat cluster.routing
           game.state game protocol.server eventlog journal replay lobby
           realtime.stream realtime.connection table cluster.hosting http.page http
           realtime.transport store
           app.config app.logging
      """;

  private static final Map<String, Set<String>> MAY_IMPORT = read();

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("com.paperdynasty");

  private static Map<String, Set<String>> read() {
    Map<String, Set<String>> rows = new LinkedHashMap<>();
    for (String row : MAP.replaceAll("\\n {3,}", " ").lines().toList()) {
      String[] sides = row.split(" ->", 2);
      rows.put(sides[0], words(sides[1]));
    }
    return rows;
  }

  private static Set<String> words(String text) {
    return Stream.of(text.split(" "))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Stream<String> rooms() {
    return MAY_IMPORT.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void roomImportsOnlyTheRoomsOfItsRow(String room) {
    String[] others =
        rooms()
            .filter(other -> !other.equals(room) && !MAY_IMPORT.get(room).contains(other))
            .map(HOUSE::concat)
            .toArray(String[]::new);
    noClasses()
        .that(resideInAPackage(HOUSE + room))
        .should()
        .dependOnClassesThat(resideInAnyPackage(others))
        .check(CLASSES);
  }

  @Test
  void mapHasNoCircle() {
    List<String> above = new ArrayList<>();
    MAY_IMPORT.forEach(
        (room, imports) -> {
          assertThat(above).as("the rooms above %s", room).containsAll(imports);
          above.add(room);
        });
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void rowNamesOnlyNeededRooms(String room) {
    Set<String> needed =
        typesIn(room).stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .map(arrow -> arrow.getTargetClass().getBaseComponentType())
            .filter(target -> target.getPackageName().startsWith(HOUSE))
            .map(target -> target.getPackageName().substring(HOUSE.length()))
            .filter(other -> !other.equals(room))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(MAY_IMPORT.get(room)).isEqualTo(needed);
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void roomHasAtMostTwentyFilesAndAPackageInfo(String room) {
    assertThat(files(room)).hasSizeBetween(1, MOST_FILES);
    assertThat(CLASSES.getPackage(HOUSE + room).tryGetPackageInfo())
        .as("package-info of %s", room)
        .isPresent();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void circlesHaveAtMostTwoTypes(String room) {
    assertThat(circles(room))
        .allSatisfy(types -> assertThat(types).hasSizeLessThanOrEqualTo(MOST_IN_A_CIRCLE));
  }

  @Test
  void everyRoomIsOnTheMap() {
    Set<String> existing =
        CLASSES.stream()
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .map(type -> type.getPackageName().substring(HOUSE.length()))
            .collect(Collectors.toSet());
    assertThat(MAY_IMPORT.keySet()).isEqualTo(existing);
  }

  @Test
  void pureRoomsKnowOnlyTheJdkAndEachOther() {
    DescribedPredicate<JavaClass> pure =
        resideInAnyPackage(PURE.stream().map(HOUSE::concat).toArray(String[]::new));
    classes()
        .that(pure)
        .should()
        .onlyDependOnClassesThat(
            pure.or(resideInAnyPackage("java..", "javax.crypto..", "org.jspecify.annotations..")))
        .check(CLASSES);
  }

  @Test
  void onlyTheDigestRoomMakesDigests() {
    noClasses()
        .that()
        .resideOutsideOfPackage(HOUSE + "digest")
        .should()
        .callMethod(MessageDigest.class, "getInstance", String.class)
        .check(CLASSES);
  }

  /** It is not in the shipped jar; other rooms reach it through its provider. */
  @Test
  void noRoomImportsTheEmbeddedDatabase() {
    assertThat(MAY_IMPORT.values()).noneMatch(imports -> imports.contains("store.embedded"));
  }

  private static List<JavaClass> typesIn(String room) {
    return CLASSES.stream()
        .filter(type -> type.getPackageName().equals(HOUSE + room))
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .toList();
  }

  private static Set<String> files(String room) {
    return typesIn(room).stream()
        .map(ArchitectureTest::file)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String file(JavaClass type) {
    return type.getName().replaceFirst("\\$.*", "");
  }

  /** The sets of files of a room that can all reach each other. */
  private static List<Set<String>> circles(String room) {
    Map<String, Set<String>> reached = new TreeMap<>();
    Map<String, Set<String>> arrows = arrows(room);
    arrows.keySet().forEach(type -> reached.put(type, reachable(type, arrows)));
    return reached.keySet().stream()
        .map(
            type ->
                reached.get(type).stream()
                    .filter(other -> reached.get(other).contains(type))
                    .collect(Collectors.<String, Set<String>>toCollection(TreeSet::new)))
        .distinct()
        .toList();
  }

  private static Map<String, Set<String>> arrows(String room) {
    Set<String> files = files(room);
    Map<String, Set<String>> arrows = new HashMap<>();
    for (JavaClass type : typesIn(room)) {
      Set<String> targets = arrows.computeIfAbsent(file(type), from -> new TreeSet<>());
      type.getDirectDependenciesFromSelf().stream()
          .map(arrow -> file(arrow.getTargetClass().getBaseComponentType()))
          .filter(files::contains)
          .forEach(targets::add);
    }
    return arrows;
  }

  private static Set<String> reachable(String from, Map<String, Set<String>> arrows) {
    Set<String> seen = new TreeSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(from));
    while (!next.isEmpty()) {
      String type = next.pop();
      if (seen.add(type)) {
        next.addAll(arrows.get(type));
      }
    }
    return seen;
  }
}
