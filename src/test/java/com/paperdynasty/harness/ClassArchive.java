package com.paperdynasty.harness;

import com.paperdynasty.harness.ClusterNode.NodeAddress;
import com.paperdynasty.store.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program's classes as the JVM keeps them, which spares each process of a test more than a
 * second of processor time. The JVM archives classes of jars only, so the program runs from its
 * jar; if that is missing or older than the classes, it runs from the classes without an archive.
 */
final class ClassArchive {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path CLASSES = TARGET.resolve("classes");
  private static final Path JAR = TARGET.resolve("paper-dynasty.jar");
  private static final Path ARCHIVE = TARGET.resolve("paper-dynasty.jsa");
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  /** What a JVM says about an archive that it cannot use is not the program's output. */
  private static final List<String> QUIETLY = List.of("-Xshare:auto", "-Xlog:disable");

  private static List<String> options;

  private ClassArchive() {}

  /** The JVM's options that give the program its classes. */
  static synchronized List<String> options() {
    if (options == null) {
      options = isJarOfTheseClasses() ? withArchive() : List.of("-cp", CLASS_PATH);
    }
    return options;
  }

  private static List<String> withArchive() {
    create();
    return Stream.concat(
            QUIETLY.stream(),
            Stream.of(
                "-XX:SharedArchiveFile=" + ARCHIVE,
                "-cp",
                JAR + File.pathSeparator + besideTheJar()))
        .toList();
  }

  /** What the jar lacks, as the embedded database. Hazelcast warns where it is found twice. */
  private static String besideTheJar() {
    return Stream.of(CLASS_PATH.split(File.pathSeparator))
        .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("hazelcast"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isJarOfTheseClasses() {
    try (Stream<Path> files = Files.walk(CLASSES)) {
      if (!Files.exists(JAR)) {
        return false;
      }
      long madeAt = Files.getLastModifiedTime(JAR).toMillis();
      return files
          .filter(Files::isRegularFile)
          .allMatch(file -> file.toFile().lastModified() <= madeAt);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of the test JVMs that run at the same time makes it, and the others wait. */
  private static void create() {
    try (FileChannel channel =
            FileChannel.open(
                TARGET.resolve("paper-dynasty.jsa.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock alone = channel.lock()) {
      if (alone.isValid() && !isOfThisJar()) {
        Files.deleteIfExists(ARCHIVE);
        dump();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOfThisJar() throws IOException {
    return Files.exists(ARCHIVE)
        && Files.getLastModifiedTime(ARCHIVE).compareTo(Files.getLastModifiedTime(JAR)) >= 0;
  }

  /** A node that ends as it is told to writes down which classes it had. */
  private static void dump() {
    try (TestDatabase database = TestDatabase.fresh()) {
      NodeAddress place = NodeAddress.loopback(database.url());
      List<String> dumping =
          List.of("-XX:ArchiveClassesAtExit=" + ARCHIVE, "-Xlog:disable", "-cp", JAR.toString());
      try (ClusterNode node =
          ClusterNode.start(
              place, List.of(place), Map.of(), dumping, Path.of("").toAbsolutePath())) {
        node.awaitOpen().terminate();
        node.await();
      }
    }
  }
}
