package dev.tern.testkit.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.cli.Command;
import dev.tern.cdk.cli.CommandContext;
import dev.tern.cdk.message.Messages;
import dev.tern.cdk.state.SavedState;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.AirbyteStateStats;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.AirbyteStreamState;
import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.StreamDescriptor;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the streams of the model source one after the other. */
record ModelRead(ModelSource source) implements Command {

  @Override
  public String name() {
    return "read";
  }

  @Override
  public String description() {
    return "reads";
  }

  @Override
  public List<Input> inputs() {
    return List.of(Input.CONFIG, Input.CATALOG, Input.STATE);
  }

  @Override
  public void run(CommandContext context) {
    ObjectNode config = context.config();
    SavedState saved = context.state();
    List<ConfiguredAirbyteStream> configured = context.catalog().configured().getStreams();
    List<ModelStream> wanted =
        ModelStream.ALL.stream().filter(it -> find(configured, it).isPresent()).toList();
    wanted.forEach(it -> source.requireReadable(find(configured, it).orElseThrow(), it.describe()));
    ModelRequest request =
        new ModelRequest(config, wanted.stream().map(ModelStream::id).toList(), saved);
    for (ModelStream stream : wanted) {
      if (!source.stops(context.stop())) {
        new Reading(stream, request, context).read(find(configured, stream).orElseThrow());
      }
    }
    source.ended(request);
  }

  private static Optional<ConfiguredAirbyteStream> find(
      List<ConfiguredAirbyteStream> configured, ModelStream stream) {
    return configured.stream()
        .filter(it -> it.getStream().getName().equals(stream.id()))
        .findFirst();
  }

  /** The reading of one stream. */
  private final class Reading {
    private final ModelStream stream;
    private final ModelRequest request;
    private final CommandContext context;
    private final StreamDescriptor id;
    private long since;

    Reading(ModelStream stream, ModelRequest request, CommandContext context) {
      this.stream = stream;
      this.request = request;
      this.context = context;
      this.id = new StreamDescriptor().withName(stream.id());
    }

    void read(ConfiguredAirbyteStream configured) {
      tell(AirbyteStreamStatus.STARTED);
      tell(AirbyteStreamStatus.RUNNING);
      if (request.mode("limited")) {
        context.out().write(Messages.rateLimited(id, Instant.now()));
      }
      try {
        boolean resumes =
            source.resumes(stream) || configured.getSyncMode().value().equals("incremental");
        Optional<JsonNode> state = resumes ? request.state().of(id) : Optional.empty();
        tell(
            records(source.start(stream, state))
                ? AirbyteStreamStatus.COMPLETE
                : AirbyteStreamStatus.INCOMPLETE);
      } catch (dev.tern.cdk.error.ConnectorException e) {
        context.report(e, Optional.of(id));
        tell(AirbyteStreamStatus.INCOMPLETE);
      }
    }

    private boolean records(long start) {
      long count = source.count(stream, request.config());
      long place = start;
      while (place < count && !source.stops(context.stop())) {
        if (request.config().path("failing").asText().equals(stream.id()) && place == 2) {
          throw source.failure(stream.id());
        }
        record(place);
        place++;
        if (place < count && source.checkpoints(stream, place)) {
          state(place);
        }
      }
      state(place);
      return place >= count;
    }

    private void record(long place) {
      if (!source.emits(stream, place, request)) {
        return;
      }
      ObjectNode data = source.record(stream, place, request.config());
      context.out().writeRecord(id, data, System.currentTimeMillis(), Optional.empty());
      since++;
    }

    private void state(long next) {
      long counted = source.counted(stream, since, request.streams().size());
      since = 0;
      context
          .out()
          .write(
              Messages.state(
                  new AirbyteStateMessage()
                      .withType(AirbyteStateType.STREAM)
                      .withStream(
                          new AirbyteStreamState()
                              .withStreamDescriptor(id)
                              .withStreamState(source.state(stream, next)))
                      .withSourceStats(
                          new AirbyteStateStats().withRecordCount(BigDecimal.valueOf(counted)))));
    }

    private void tell(AirbyteStreamStatus status) {
      context.out().write(Messages.streamStatus(id, status));
    }
  }
}
