package dev.tern.testkit.suite;

import dev.tern.testkit.ConnectorCommand;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The words before a command that take rights from it: whatever was tried here and works. */
final class FewerRights {

  /** The user who is nobody. */
  static final int NOBODY = 65534;

  private static final long PATIENCE = 10;
  private static final List<String> AS_NOBODY =
      List.of(
          "setpriv",
          "--reuid=" + NOBODY,
          "--regid=" + NOBODY,
          "--clear-groups",
          "--inh-caps=-all",
          "--bounding-set=-all",
          "--no-new-privs");

  private static final String USABLE =
      "for f do [ -r \"$f\" ] && { [ ! \"$WRITE\" ] || [ -w \"$f\" ]; } || exit 9; done";

  /** What is named keeps a mount of its own, the way a volume does; all else is closed. */
  private static final String CLOSED_ROOT =
      """
      while [ "$1" != -- ]; do mount --bind "$1" "$1" || exit 125; shift; done
      shift
      mount -o remount,bind,ro / || exit 125
      exec "$@"
      """;

  private final int self;
  private final boolean linux;
  private final List<String> user = new ArrayList<>();
  private final List<String> root = new ArrayList<>();
  private final List<String> taken = new ArrayList<>();
  private final List<String> left = new ArrayList<>();

  /**
   * None are taken so far.
   *
   * @param self the user that this process is
   */
  FewerRights(int self, boolean linux) {
    this.self = self;
    this.linux = linux;
    if (self != 0) {
      taken.add("as user " + self);
    }
  }

  /** Takes the rights of root; false when it has to keep them. */
  boolean leaveRoot(ConnectorCommand command, Collection<Path> read, Collection<Path> changed) {
    if (!linux || !works(AS_NOBODY, List.of("true"))) {
      left.add("not as another user, which takes root on Linux and 'setpriv'");
      return false;
    }
    if (!works(AS_NOBODY, startable(command))) {
      return keepsRoot(command.words().get(0));
    }
    for (Path file : read) {
      if (!works(AS_NOBODY, usable(file, ""))) {
        return keepsRoot(file.toString());
      }
    }
    for (Path file : changed) {
      if (!works(AS_NOBODY, usable(file, "yes"))) {
        return keepsRoot(file.toString());
      }
    }
    user.addAll(AS_NOBODY);
    taken.add("as user " + NOBODY);
    return true;
  }

  private boolean keepsRoot(String file) {
    left.add("not as another user, since user " + NOBODY + " may not use '" + file + "'");
    return false;
  }

  /** The very program that runs with all rights: further down its path may be another one. */
  private static List<String> startable(ConnectorCommand command) {
    String name = command.words().get(0);
    String path = command.environment().getOrDefault("PATH", System.getenv("PATH"));
    String program =
        Stream.of(name.contains("/") || path == null ? "" : path)
            .flatMap(folders -> Stream.of(folders.split(File.pathSeparator)))
            .filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder, name))
            .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
            .map(Path::toString)
            .findFirst()
            .orElse(name);
    return List.of("sh", "-c", "[ -r \"$1\" ] && [ -x \"$1\" ]", "sh", program);
  }

  private static List<String> usable(Path file, String write) {
    return List.of("env", "WRITE=" + write, "sh", "-c", USABLE, "sh", file.toString());
  }

  /** Takes the right to write to the root. */
  void closeRoot(Path folder, Collection<Path> changed) {
    List<String> words = new ArrayList<>(List.of("unshare"));
    words.addAll(self == 0 ? List.of() : List.of("--user", "--map-current-user"));
    words.addAll(List.of("--mount", "sh", "-c", CLOSED_ROOT, "sh", folder.toString()));
    changed.forEach(file -> words.add(file.toString()));
    words.add("--");
    String look = "[ -w \"$1\" ] && [ ! -w / ]";
    if (linux && works(words, List.of("sh", "-c", look, "sh", folder.toString()))) {
      root.addAll(words);
      taken.add("on a read-only root");
    } else {
      left.add("not on a read-only root, which takes a Linux that lets this user mount");
    }
  }

  private static boolean works(List<String> words, List<String> command) {
    List<String> line = new ArrayList<>(words);
    line.addAll(command);
    try {
      Process process =
          new ProcessBuilder(line)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(PATIENCE, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What stands before the command. */
  List<String> words() {
    List<String> words = new ArrayList<>(root);
    words.addAll(user);
    return words;
  }

  List<String> taken() {
    return taken;
  }

  List<String> left() {
    return left;
  }
}
