package com.paperdynasty.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@code /etc/resolv.conf} for single processes, like that of a pod. The machine's own file is
 * unchanged. Needs root or equal rights.
 */
public record ResolvConf(Path file) implements AutoCloseable {

  /** A file that names this server and these search domains, as the kubelet writes it. */
  public static ResolvConf of(String server, List<String> domains) throws IOException {
    Path file = Files.createTempFile("resolv", ".conf");
    Files.writeString(
        file,
        "nameserver %s\nsearch %s\noptions ndots:5\n".formatted(server, String.join(" ", domains)));
    return new ResolvConf(file);
  }

  /** The words before a command that make it use this file. Its process id stays the same. */
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
