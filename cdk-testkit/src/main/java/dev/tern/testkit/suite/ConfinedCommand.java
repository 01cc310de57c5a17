package dev.tern.testkit.suite;

import dev.tern.testkit.ConnectorCommand;
import dev.tern.worker.connector.Connector;
import dev.tern.worker.connector.ConnectorRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A program that runs with fewer rights, by the means of Linux. */
record ConfinedCommand(CommandConnector program, GivenFiles files) implements Connector {

  /**
   * Takes what this machine can take.
   *
   * @param needed files that it has to read, and may change
   */
  static Confinement of(ConnectorCommand command, Set<Path> needed) {
    boolean linux = System.getProperty("os.name").equals("Linux");
    int self = linux ? GivenFiles.self() : 0;
    FewerRights rights = new FewerRights(self, linux);
    Set<Path> read = new LinkedHashSet<>(LocalPaths.in(command.words()));
    boolean other = self == 0 && rights.leaveRoot(command, read, needed);
    GivenFiles files = new GivenFiles(other ? FewerRights.NOBODY : self);
    rights.closeRoot(files.folder(), needed);
    List<String> words = new ArrayList<>(rights.words());
    words.addAll(command.words());
    ConnectorCommand confined =
        new ConnectorCommand(words, command.environment())
            .with("TMPDIR", files.folder().toString())
            .with("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + files.folder());
    return new Confinement(
        new ConfinedCommand(new CommandConnector(confined), files),
        rights.taken(),
        rights.left(),
        files);
  }

  @Override
  public String reference() {
    return program.reference();
  }

  @Override
  public ConnectorRun start(List<String> arguments) {
    return program.start(files.handed(arguments));
  }
}
