package dev.tern.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Asks a connector for its options. */
@Command(description = "Ask a connector for its options")
final class SpecCommand extends WorkerCommand {

  @Parameters(paramLabel = "CONNECTOR", description = "a reference, or the name of an example")
  private String connector = "";

  SpecCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    JsonNode spec =
        ProtocolJson.mapper().valueToTree(session.desk().ask(session.desk().connector(connector)));
    session.answer().give(spec, () -> SpecTable.lines(spec.path("connectionSpecification")));
    return ExitCode.DONE;
  }
}
