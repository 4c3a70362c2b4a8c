package com.paperdynasty.store.embedded;

import com.paperdynasty.store.EmbeddedDatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How PostgreSQL is run, which refuses to be root's: in a user namespace of its own, where root has
 * no name, or where that is not allowed as nobody.
 *
 * @param prefix what is put before each command
 * @param nobody whether the data must be nobody's
 */
record RunAs(List<String> prefix, boolean nobody) {

  /** As the user who runs this program; as somebody less where that is root. */
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
      throw new EmbeddedDatabaseException("It cannot be found out who runs this program", e);
    }
    throw new EmbeddedDatabaseException(
        "PostgreSQL does not run as root, and there is neither a user namespace nor the user nobody here."
            + " Start as another user, or give a database with database.url (PD_DATABASE_URL).");
  }

  /** The command, run so. */
  List<String> command(String... command) {
    return ProcessRunner.join(prefix, command);
  }

  /** Gives a directory to whom PostgreSQL will be. */
  void give(Path directory) throws IOException {
    if (nobody) {
      ProcessRunner.must(List.of("chown", "-R", "nobody", directory.toString()));
      if (!ProcessRunner.run(command("test", "-w", directory.toString())).good()) {
        throw new EmbeddedDatabaseException(
            "PostgreSQL runs as nobody here, who cannot reach "
                + directory
                + ". Set data.dir (PD_DATA_DIR) to a place that they can.");
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
      return ProcessRunner.run(ProcessRunner.join(prefix, "true")).good();
    } catch (IOException e) {
      return false; // There is no such program.
    }
  }
}
