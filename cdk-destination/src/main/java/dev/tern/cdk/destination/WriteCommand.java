package dev.tern.cdk.destination;

import dev.tern.cdk.catalog.StreamChecks;
import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.catalog.V0Catalog;
import dev.tern.cdk.cli.Command;
import dev.tern.cdk.cli.CommandContext;
import dev.tern.cdk.error.SystemException;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import java.util.List;

/** Stores what comes in on stdin and repeats each state once it is true (WRITE-1 to WRITE-22). */
final class WriteCommand<C> implements Command {

  private final AbstractDestination<C> destination;
  private final DestinationConnector<C> connector;

  WriteCommand(AbstractDestination<C> destination, DestinationConnector<C> connector) {
    this.destination = destination;
    this.connector = connector;
  }

  @Override
  public String name() {
    return "write";
  }

  @Override
  public String description() {
    return "store the records that come in on stdin";
  }

  @Override
  public List<Input> inputs() {
    return List.of(Input.CONFIG, Input.CATALOG);
  }

  @Override
  public void run(CommandContext context) throws Exception {
    C config = connector.value(context.config());
    V0Catalog catalog = context.catalog();
    List<WriteRequest> requests = requests(catalog.configured());
    Notices notices = new Notices(context.out());
    int threads = Math.max(1, destination.concurrency(config));
    try (WritePool pool = new WritePool(threads)) {
      Pipelines pipelines = new Pipelines(pool, context::report, context.in()::stop);
      StreamRouter router = router(config, context, notices, pipelines);
      pool.start(router.timer());
      WriteInput input = new WriteInput(context.in(), context.stop(), notices);
      FirstFailure outcome = new FirstFailure();
      outcome.attempt(
          () -> {
            for (WriteRequest request : requests) {
              router.open(request, writer(config, request, catalog));
            }
            new WriteSession(input, router, notices).run();
          });
      outcome.attempt(router::close);
      outcome.attempt(destination::close);
      outcome.attempt(pipelines::rethrow);
      outcome.rethrow();
    }
  }

  private StreamRouter router(
      C config, CommandContext context, Notices notices, Pipelines pipelines) {
    BatchLimits limits = destination.batchLimits(config);
    OpenStream.Station station =
        new OpenStream.Station(
            new AckLedger(context.out()),
            new MemoryBudget(limits.memory()),
            new Retries(destination.retryPolicy(config), context.stop(), notices),
            notices);
    return new StreamRouter(limits, station, pipelines);
  }

  private StreamWriter writer(C config, WriteRequest request, V0Catalog catalog) throws Exception {
    StreamWriter author = destination.open(config, request);
    if (author == null) {
      throw new SystemException(
          String.format(
              "%s.open returned null for stream %s. Return a writer.",
              destination.getClass().getSimpleName(), StreamNames.text(request.descriptor())));
    }
    return catalog
        .findV1(request.descriptor())
        .<StreamWriter>map(type -> new V1Writer(author, type))
        .orElse(author);
  }

  /** All streams are looked at before the first writer is opened (WRITE-9). */
  private List<WriteRequest> requests(ConfiguredAirbyteCatalog catalog) {
    Capabilities can = destination.capabilities();
    catalog.getStreams().forEach(stream -> StreamChecks.requireSupported(stream, can.ordered()));
    return catalog.getStreams().stream().map(stream -> WriteRequest.of(stream, can)).toList();
  }
}
