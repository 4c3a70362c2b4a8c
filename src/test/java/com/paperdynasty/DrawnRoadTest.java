package com.paperdynasty;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The path of a submitted outcome in {@code src/site/road.svg} matches the code: every box is a
 * type with a test, every arrow a call.
 */
class DrawnRoadTest {
  private static final String HOUSE = "com.paperdynasty.";
  private static final int MOST_TYPES = 30;

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("com.paperdynasty");

  private static final JavaClasses TESTS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
          .importPackages("com.paperdynasty");

  private static List<Element> drawn(String tag, String attribute) throws Exception {
    NodeList all =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of("src/site/road.svg").toFile())
            .getElementsByTagName(tag);
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      if (((Element) all.item(i)).hasAttribute(attribute)) {
        found.add((Element) all.item(i));
      }
    }
    return found;
  }

  record Box(String type, String test, String name) {
    @Override
    public String toString() {
      return type;
    }
  }

  static Stream<Box> boxes() throws Exception {
    return drawn("g", "data-type").stream()
        .map(
            box ->
                new Box(
                    box.getAttribute("data-type"),
                    box.getAttribute("data-test"),
                    box.getElementsByTagName("text").item(0).getTextContent()))
        .distinct();
  }

  /**
   * An arrow.
   *
   * @param through the interface that the one calls and the other implements, if they know each
   *     other by one
   * @param via the types between, where the drawing leaves some out
   * @param isCall whether it is a call, and not a message over the event bus
   */
  record Arrow(String from, String to, String through, List<String> via, boolean isCall) {
    @Override
    public String toString() {
      return from + " -> " + to;
    }
  }

  static Stream<Arrow> arrows() throws Exception {
    return drawn("path", "data-from").stream()
        .map(
            path -> {
              boolean backwards = path.getAttribute("data-kind").equals("implements");
              String from = path.getAttribute("data-from");
              String to = path.getAttribute("data-to");
              return new Arrow(
                  backwards ? to : from,
                  backwards ? from : to,
                  path.getAttribute("data-through"),
                  Stream.of(path.getAttribute("data-via").split(" "))
                      .filter(type -> !type.isEmpty())
                      .toList(),
                  !path.hasAttribute("data-over"));
            });
  }

  @Test
  void pathHasAtMostThirtyTypes() throws Exception {
    assertThat(boxes().map(Box::type).distinct().count()).isBetween(20L, (long) MOST_TYPES);
  }

  @ParameterizedTest
  @MethodSource("boxes")
  void everyTypeExistsAndHasATestThatUsesIt(Box box) {
    JavaClass type = CODE.get(HOUSE + box.type());
    assertThat(type.getSimpleName()).isEqualTo(box.name());
    Set<String> used = usedBy(TESTS.get(HOUSE + box.test()));
    if (box.type().startsWith("store.")) {
      // A type that queries PostgreSQL has no unit test, but the journal's contract test.
      JavaClass entryPoint = CODE.get(HOUSE + "store.PgStore");
      assertThat(box.test()).endsWith("IT");
      assertThat(used).contains(entryPoint.getName(), HOUSE + "journal.JournalContract");
      assertThat(needs(entryPoint)).contains(type.getName());
    } else {
      assertThat(box.test()).endsWith("Test");
      assertThat(used).contains(type.getName());
    }
  }

  @ParameterizedTest
  @MethodSource("arrows")
  void everyArrowIsACallOrABusMessage(Arrow arrow) {
    JavaClass from = CODE.get(HOUSE + arrow.from());
    JavaClass to = CODE.get(HOUSE + arrow.to());
    assertThat(boxesOf(arrow)).allMatch(this::isDrawn);
    if (!arrow.through().isEmpty()) {
      JavaClass through = CODE.get(HOUSE + arrow.through());
      assertThat(needs(from)).contains(through.getName());
      assertThat(to.isAssignableTo(through.getName())).isTrue();
    } else if (arrow.isCall()) {
      List<JavaClass> way = new ArrayList<>(List.of(from));
      arrow.via().forEach(between -> way.add(CODE.get(HOUSE + between)));
      way.add(to);
      for (int i = 1; i < way.size(); i++) {
        assertThat(needs(way.get(i - 1))).contains(way.get(i).getName());
      }
    }
  }

  private static List<String> boxesOf(Arrow arrow) {
    return List.of(arrow.from(), arrow.to());
  }

  private boolean isDrawn(String type) {
    try {
      return boxes().anyMatch(box -> box.type().equals(type));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The types that a type and its nested types depend on. */
  private static Set<String> needs(JavaClass type) {
    return CODE.stream()
        .filter(each -> each.equals(type) || each.getName().startsWith(type.getName() + "$"))
        .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
        .map(Dependency::getTargetClass)
        .map(JavaClass::getName)
        .collect(Collectors.toSet());
  }

  /** The types that a test uses, directly or through shared test classes such as a scene. */
  private static Set<String> usedBy(JavaClass test) {
    Set<String> used = new HashSet<>();
    Deque<JavaClass> left = new ArrayDeque<>(List.of(test));
    while (!left.isEmpty()) {
      for (Dependency dependency : left.remove().getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass();
        if (used.add(target.getName()) && TESTS.contain(target.getName())) {
          left.add(TESTS.get(target.getName()));
        }
      }
    }
    return used;
  }
}
