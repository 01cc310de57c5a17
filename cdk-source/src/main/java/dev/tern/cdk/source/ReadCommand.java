package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.cli.Command;
import dev.tern.cdk.cli.CommandContext;
import dev.tern.cdk.cli.StopSignal;
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
import java.util.function.Function;

/** Reads the streams of the catalog. */
final class ReadCommand<C> implements Command {

  private final AbstractSource<C> source;
  private final SourceConnector<C> connector;
  private final Function<StopSignal, Workshop> workshops;

  ReadCommand(AbstractSource<C> source, SourceConnector<C> connector) {
    this(source, connector, ThreadWorkshop::new);
  }

  /** With workers of another kind: for tests that decide who goes on. */
  ReadCommand(
      AbstractSource<C> source,
      SourceConnector<C> connector,
      Function<StopSignal, Workshop> workshops) {
    this.source = source;
    this.connector = connector;
    this.workshops = workshops;
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
  public boolean stoppable() {
    return true;
  }

  @Override
  public void run(CommandContext context) throws Exception {
    Estimates estimates = new Estimates(context.out());
    connector.lendVoice(context.out(), estimates);
    connector.using(context.config(), config -> read(context, config, estimates));
  }

  private void read(CommandContext context, C config, Estimates estimates) throws Exception {
    ConfiguredAirbyteCatalog catalog = context.catalog().configured();
    AirbyteStateType type = source.stateType(config);
    PriorStates prior = prior(config, context.state(), catalog);
    List<PlannedStream> plan = ReadPlan.of(catalog, OfferedStreams.of(source, config), prior);
    warn(context, type, prior);
    ReadDesk desk =
        desk(context, new StateBook(type, prior), source.checkRecords(config), estimates);
    ReadEngine engine = new ReadEngine(desk, plan, source.failFast(config));
    try (Linger linger = new Linger(context.out(), desk.stop())) {
      linger.start(desk.gate());
      engine.run(Math.max(1, source.concurrency(config)), linger);
    }
  }

  private ReadDesk desk(
      CommandContext context, StateBook book, boolean checksRecords, Estimates estimates) {
    StopSignal stop = new StopSignal();
    context.stop().onRequest(stop::request);
    Workshop gate = workshops.apply(stop);
    Checkpointer states = new Checkpointer(context.out(), book);
    OrderedOutput output = new OrderedOutput(gate, context.out(), states);
    return new ReadDesk(
        context, stop, gate, book, states, output, connector.dialect(), checksRecords, estimates);
  }

  private PriorStates prior(C config, SavedState saved, ConfiguredAirbyteCatalog catalog) {
    Optional<JsonNode> legacy = saved.legacy().filter(data -> !data.isObject() || !data.isEmpty());
    if (legacy.isEmpty()) {
      return converted(config, new PriorStates(saved.streams(), saved.shared()));
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

  /** States of one kind go on as states of the other; for the shared part the author is asked. */
  private PriorStates converted(C config, PriorStates saved) {
    boolean global = source.stateType(config) == AirbyteStateType.GLOBAL;
    if (global && saved.shared().isEmpty() && !saved.streams().isEmpty()) {
      return new PriorStates(saved.streams(), source.sharedState(config, saved.streams()));
    }
    if (!global && saved.shared().isPresent()) {
      return source
          .withoutSharedState(config, saved.shared().get(), saved.streams())
          .map(streams -> new PriorStates(streams, Optional.empty()))
          .orElse(saved);
    }
    return saved;
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
