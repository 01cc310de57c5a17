package dev.tern.cli;

import dev.tern.cdk.error.ConfigException;
import dev.tern.worker.Worker;
import dev.tern.worker.store.OAuthParameter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Deletes what all configurations of a connector share. */
@Command(description = "Delete client id and secret of a connector")
final class OAuthDeleteCommand extends WorkerCommand {

  @Mixin private final OAuthScope scope = new OAuthScope();
  @Mixin private final Consent consent = new Consent();

  OAuthDeleteCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    Worker worker = session.worker();
    OAuthParameter found =
        worker
            .oauthParameters()
            .find(scope.definition(worker), scope.workspace(worker))
            .orElseThrow(
                () ->
                    new ConfigException(
                        "There are no OAuth parameters of '%s' here. See: %s"
                            .formatted(scope.connector(), session.hint("oauth", "list"))));
    String effect =
        "The OAuth parameters of '%s' will be deleted: configurations that rely on them will not"
            + " work.";
    if (!consent.given(session, effect.formatted(scope.connector()))) {
      return ExitCode.FAILED;
    }
    worker.oauthParameters().delete(found);
    session
        .answer()
        .give(
            node -> node.put("deleted", scope.connector()),
            () -> List.of("The OAuth parameters of '" + scope.connector() + "' are deleted."));
    return ExitCode.DONE;
  }
}
