package com.paperdynasty.store.embedded;

import com.paperdynasty.store.EmbeddedDatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * As which user PostgreSQL is run. It refuses to run as root, so root runs it in a user namespace,
 * or as the user nobody where namespaces are not allowed.
 *
 * @param prefix what is put before each command
 * @param nobody whether the data must belong to the user nobody
 */
record RunAs(List<String> prefix, boolean nobody) {

  /** As the user who runs this program, unless that is root. */
  static RunAs suitable() {
    try {
      if (!root()) {
        return new RunAs(List.of(), false);
      }
      if (works(List.of("unshare", "-U"))) {
        return new RunAs(List.of("unshare", "-U"), false);
      }
      List<String> asNobody = List.of("runuser", "-u", "nobody", "--");
      if (works(asNobody)) {
        return new RunAs(asNobody, true);
      }
    } catch (IOException e) {
      throw new EmbeddedDatabaseException("The user who runs this program is unknown", e);
    }
    throw new EmbeddedDatabaseException(
        "PostgreSQL does not run as root, and there is neither a user namespace nor the user nobody here."
            + " Start as another user, or give a database with database.url (PD_DATABASE_URL).");
  }

  /** The command with the prefix. */
  List<String> command(String... command) {
    return ProcessRunner.join(prefix, command);
  }

  /** Makes the user that runs PostgreSQL the owner of a directory. */
  void give(Path directory) throws IOException {
    if (nobody) {
      ProcessRunner.runChecked(List.of("chown", "-R", "nobody", directory.toString()));
      if (!ProcessRunner.run(command("test", "-w", directory.toString())).succeeded()) {
        throw new EmbeddedDatabaseException(
            "PostgreSQL runs as the user nobody here, who has no access to "
                + directory
                + ". Set data.dir (PD_DATA_DIR) to a directory with access.");
      }
    }
  }

  private static boolean root() throws IOException {
    Path self = Path.of("/proc/self");
    return Files.exists(self)
        ? Files.getAttribute(self, "unix:uid").equals(0)
        : System.getProperty("user.name").equals("root");
  }

  private static boolean works(List<String> prefix) {
    try {
      return ProcessRunner.run(ProcessRunner.join(prefix, "true")).succeeded();
    } catch (IOException e) {
      return false; // There is no such program.
    }
  }
}
