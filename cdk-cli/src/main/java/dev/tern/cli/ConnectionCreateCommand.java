package dev.tern.cli;

import dev.tern.worker.Worker;
import dev.tern.worker.store.Connection;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Links a source and a destination under a name. */
@Command(description = "Link a source and a destination under a name")
final class ConnectionCreateCommand extends WorkerCommand {

  @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts its own there

  @Parameters(index = "0", paramLabel = "NAME", description = "how it is called from now on")
  private String name = "";

  @Parameters(index = "1", paramLabel = "SOURCE", description = "a connector")
  private String source = "";

  @Parameters(index = "2", paramLabel = "DESTINATION", description = "a connector")
  private String destination = "";

  @Mixin private final ConnectionOptions options = new ConnectionOptions();

  ConnectionCreateCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    options.requireOneVoice(spec);
    options.catalog().requireAlone(spec, options.streams().named().isPresent());
    Worker worker = session.workerOrNew();
    NewConnection wanted =
        new NewConnection(session, new Linker(worker, name, source, destination));
    Connection made = session.makingAlone(() -> wanted.make(options));
    new ConnectionAnswer(session).give(made, List.of("Next: " + session.hint("sync", made.name())));
    return ExitCode.DONE;
  }
}
