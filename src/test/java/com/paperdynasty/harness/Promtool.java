package com.paperdynasty.harness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Prometheus' own checks. */
public final class Promtool {
  private Promtool() {}

  /** What it says about an input, with its exit code at the end. Skips the test without it. */
  public static String run(Path directory, String input, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(program("promtool")));
    command.addAll(List.of(arguments));
    Path stdin = Files.writeString(directory.resolve("input"), input);
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectInput(stdin.toFile())
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return said + "exit code " + process.waitFor();
  }

  /** Where a program of Prometheus is. Skips the test without it. */
  public static String program(String name) throws IOException {
    Optional<Path> program =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .map(directory -> Path.of(directory, name))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(
        program.isPresent() || "true".equals(System.getenv("CI")), name + " is not installed");
    return program
        .orElseThrow(() -> new IOException("CI has no " + name + ": .ci/run installs prometheus"))
        .toString();
  }
}
