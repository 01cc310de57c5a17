package dev.tern.cli;

import dev.tern.worker.store.Connection;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Links a source and a destination under a name. */
@Command(description = "Link a source and a destination under a name")
final class ConnectionCreateCommand extends WorkerCommand {

  @Parameters(index = "0", paramLabel = "NAME", description = "how it is called from now on")
  private String name = "";

  @Parameters(index = "1", paramLabel = "SOURCE", description = "a connector")
  private String source = "";

  @Parameters(index = "2", paramLabel = "DESTINATION", description = "a connector")
  private String destination = "";

  @Mixin private final LinkOptions configs = new LinkOptions();
  @Mixin private final MappingOptions mapping = new MappingOptions();
  @Mixin private final StreamOptions streams = new StreamOptions();
  @Mixin private final CatalogFileOption catalog = new CatalogFileOption();

  ConnectionCreateCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    Connection made =
        new NewConnection(session, new Linker(session.worker(), name, source, destination))
            .make(configs, mapping, streams, catalog);
    new ConnectionAnswer(session).give(made, List.of("Next: " + session.hint("sync", made.name())));
    return ExitCode.DONE;
  }
}
