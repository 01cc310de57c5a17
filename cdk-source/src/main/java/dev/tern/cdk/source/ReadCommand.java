package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.cli.Command;
import dev.tern.cdk.cli.CommandContext;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.message.Messages;
import dev.tern.cdk.state.SavedState;
import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.protocol.SyncMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the streams of the catalog, one after the other in its order. */
final class ReadCommand<C> implements Command {

  private final AbstractSource<C> source;
  private final SourceConnector<C> connector;

  ReadCommand(AbstractSource<C> source, SourceConnector<C> connector) {
    this.source = source;
    this.connector = connector;
  }

  @Override
  public String name() {
    return "read";
  }

  @Override
  public String description() {
    return "read the streams of a configured catalog";
  }

  @Override
  public List<Input> inputs() {
    return List.of(Input.CONFIG, Input.CATALOG, Input.STATE);
  }

  @Override
  public void run(CommandContext context) throws Exception {
    Estimates estimates = new Estimates(context.out());
    connector.speaking(context, estimates, config -> read(context, config, estimates));
  }

  private void read(CommandContext context, C config, Estimates estimates) throws Exception {
    ConfiguredAirbyteCatalog catalog = context.catalog().configured();
    AirbyteStateType type = source.stateType(config);
    PriorStates prior = prior(config, context.state(), catalog);
    List<PlannedStream> plan = ReadPlan.of(catalog, OfferedStreams.of(source, config), prior);
    warn(context, type, prior);
    StateBook book =
        new StateBook(type, plan.stream().map(PlannedStream::descriptor).toList(), prior);
    Checkpointer states = new Checkpointer(context.out(), book);
    StreamReader reader = new StreamReader(context, states, connector.dialect(), estimates);
    plan.forEach(reader::read);
    reader.reportLate();
  }

  private PriorStates prior(C config, SavedState saved, ConfiguredAirbyteCatalog catalog) {
    Optional<JsonNode> legacy = saved.legacy().filter(data -> !data.isObject() || !data.isEmpty());
    if (legacy.isEmpty()) {
      return new PriorStates(saved.streams(), saved.shared());
    }
    Optional<Map<StreamDescriptor, JsonNode>> streams =
        PriorStates.parseLegacy(legacy.get())
            .or(() -> source.migrateLegacyState(config, legacy.get()));
    boolean needed =
        catalog.getStreams().stream().anyMatch(s -> s.getSyncMode() == SyncMode.INCREMENTAL);
    if (streams.isEmpty() && needed) {
      throw new ConfigException(
          "The saved state is of an older connector and cannot be understood. Reset the connection"
              + " to read everything again.");
    }
    return new PriorStates(streams.orElse(Map.of()), Optional.empty());
  }

  private static void warn(CommandContext context, AirbyteStateType type, PriorStates prior) {
    if (type == AirbyteStateType.LEGACY) {
      log(context, "This source writes LEGACY states, which newer platforms refuse.");
    }
    if (type != AirbyteStateType.GLOBAL && prior.shared().isPresent()) {
      log(context, "The saved state has a shared part that this source has no use for.");
    }
  }

  private static void log(CommandContext context, String warning) {
    context.out().write(Messages.log(AirbyteLogMessage.Level.WARN, warning));
  }
}
