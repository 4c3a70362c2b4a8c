package com.paperdynasty.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@code /etc/resolv.conf} for single processes, as a pod has one of its own. The machine's stays
 * as it is. Wants root, or rights like its.
 */
public record ResolvConf(Path file) implements AutoCloseable {

  /**
   * One that asks this server, and tries names in these domains first, as the kubelet writes it.
   */
  public static ResolvConf of(String server, List<String> domains) throws IOException {
    Path file = Files.createTempFile("resolv", ".conf");
    Files.writeString(
        file,
        "nameserver %s\nsearch %s\noptions ndots:5\n".formatted(server, String.join(" ", domains)));
    return new ResolvConf(file);
  }

  /** The words before a command that let it see this file. It keeps its process id. */
  public List<String> prefix() {
    String within = "mount --bind '" + file + "' /etc/resolv.conf && exec \"$@\"";
    return List.of("unshare", "--mount", "sh", "-c", within, "sh");
  }

  /** Whether a process with the prefix finds a name. */
  public boolean finds(String name) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(prefix());
    command.addAll(List.of("getent", "ahostsv4", name));
    return new ProcessBuilder(command).start().waitFor() == 0;
  }

  @Override
  public void close() throws IOException {
    Files.delete(file);
  }
}
