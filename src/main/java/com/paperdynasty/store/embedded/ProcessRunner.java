package com.paperdynasty.store.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs to their end. */
final class ProcessRunner {
  private static final int OUTPUT_LIMIT = 16 * 1024;
  private static final long TIMEOUT_S = 120;

  private ProcessRunner() {}

  /**
   * @param status the exit status; 0 is success
   * @param output the end of what it printed, to either stream
   */
  record Result(int status, String output) {
    boolean succeeded() {
      return status == 0;
    }
  }

  /**
   * Runs a program in English, regardless of the user's language, and without environment variables
   * that point to another PostgreSQL.
   */
  static Result run(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    process.getOutputStream().close();
    try (var output = process.getInputStream()) {
      StringBuilder text = new StringBuilder();
      byte[] buffer = new byte[4096];
      for (int read = output.read(buffer); read >= 0; read = output.read(buffer)) {
        text.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
        text.delete(0, Math.max(0, text.length() - OUTPUT_LIMIT));
      }
      if (!process.waitFor(TIMEOUT_S, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(command.get(0) + " did not end within " + TIMEOUT_S + " s");
      }
      return new Result(process.exitValue(), text.toString().strip());
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while " + command.get(0) + " ran");
    }
  }

  /** Runs a program that must succeed. */
  static String runChecked(List<String> command) throws IOException {
    Result result = run(command);
    if (!result.succeeded()) {
      throw new IOException(
          "%s failed with %d: %s"
              .formatted(String.join(" ", command), result.status(), result.output()));
    }
    return result.output();
  }

  static List<String> join(List<String> prefix, String... rest) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of(rest));
    return command;
  }
}
