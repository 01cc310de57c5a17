package dev.tern.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.worker.OAuthParameters;
import dev.tern.worker.Worker;
import dev.tern.worker.store.OAuthParameter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sets client id, client secret and the like, once for all configurations of a connector. */
@Command(description = "Set client id and secret, once for all configurations of a connector")
final class OAuthSetCommand extends WorkerCommand {

  @Mixin private final OAuthScope scope = new OAuthScope();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "the parameters; $${env:NAME} and $${file:PATH} in it are filled in")
  private Path file = Path.of("");

  OAuthSetCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    ObjectNode parameters = new JsonFile(file, session.around()).config();
    if (session.findWorker().isEmpty()) { // a refused command makes no database
      OAuthParameters.require(
          session.desk().ask(session.connector(scope.connector())), scope.connector(), parameters);
    }
    Worker worker = session.workerOrNew();
    OAuthParameter set =
        worker.oauthParameters().set(scope.definition(worker), scope.workspace(worker), parameters);
    ObjectNode shown = worker.oauthParameters().shown(set);
    session
        .answer()
        .give(
            node -> node.put("connector", scope.connector()).set("parameters", shown),
            () -> List.of("All configurations of '" + scope.connector() + "' use " + shown + "."));
    return ExitCode.DONE;
  }
}
