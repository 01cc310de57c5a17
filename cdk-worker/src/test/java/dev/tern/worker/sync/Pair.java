package dev.tern.worker.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.cli.StopSignal;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.ConnectorSpecification;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.SyncMode;
import dev.tern.worker.connector.Connector;
import dev.tern.worker.connector.ConnectorReferences;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A source and a destination, about to be joined. */
final class Pair {

  final RecordingJournal journal = new RecordingJournal();
  final RecordingWatcher watcher = new RecordingWatcher();
  final StopSignal stop = new StopSignal();
  Connector source;
  Connector destination;
  ConnectorSpecification sourceSpec = spec("{'type':'object','properties':{}}");
  ConnectorSpecification destinationSpec = spec("{'type':'object','properties':{}}");
  ObjectNode config = ProtocolJson.mapper().createObjectNode();
  List<AirbyteStateMessage> states = List.of();
  StreamMapping mapping = StreamMapping.asInSource();
  SyncOptions options =
      SyncOptions.defaults()
          .withQueueBytes(1L << 20)
          .withSilence(Duration.ofSeconds(60), Duration.ofSeconds(60))
          .withGrace(Duration.ofSeconds(5));
  final List<ConfiguredAirbyteStream> streams = new ArrayList<>();

  Pair(Connector source, Connector destination) {
    this.source = source;
    this.destination = destination;
  }

  /** Lines, single quotes for double ones, as the output of a source that ends well. */
  static Connector lines(Path folder, String... lines) {
    try {
      Path file = Files.createTempFile(folder, "recorded", ".jsonl");
      Files.writeString(file, quoted(String.join("\n", lines)) + "\n");
      return references(folder).parse("replay:" + file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ConnectorReferences references(Path folder) {
    return new ConnectorReferences(folder, OutputStream.nullOutputStream());
  }

  static Connector connector(Path folder, String reference) {
    return references(folder).parse(reference);
  }

  static String quoted(String text) {
    return text.replace('\'', '"');
  }

  static ConnectorSpecification spec(String schema) {
    try {
      return new ConnectorSpecification()
          .withConnectionSpecification(ProtocolJson.mapper().readTree(quoted(schema)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String record(String stream, int number) {
    return String.format(
        "{'type':'RECORD','record':{'stream':'%s','data':{'id':%d},'emitted_at':1}}",
        stream, number);
  }

  static String state(String stream, int number) {
    return String.format(
        "{'type':'STATE','state':{'type':'STREAM','stream':{'stream_descriptor':{'name':'%s'},"
            + "'stream_state':{'at':%d}}}}",
        stream, number);
  }

  static String status(String stream, String status) {
    return String.format(
        "{'type':'TRACE','trace':{'type':'STREAM_STATUS','emitted_at':1,'stream_status':"
            + "{'stream_descriptor':{'name':'%s'},'status':'%s'}}}",
        stream, status);
  }

  /** Configures an incremental stream. */
  Pair stream(String name) {
    return stream(name, stream -> stream);
  }

  Pair stream(String name, UnaryOperator<ConfiguredAirbyteStream> changes) {
    streams.add(
        changes.apply(
            new ConfiguredAirbyteStream()
                .withSyncMode(SyncMode.INCREMENTAL)
                .withDestinationSyncMode(DestinationSyncMode.APPEND)
                .withGenerationId(1L)
                .withMinimumGenerationId(0L)
                .withSyncId(1L)
                .withStream(
                    new AirbyteStream()
                        .withName(name)
                        .withJsonSchema(schema())
                        .withSupportedSyncModes(List.of(SyncMode.INCREMENTAL)))));
    return this;
  }

  private static ObjectNode schema() {
    ObjectNode schema = ProtocolJson.mapper().createObjectNode().put("type", "object");
    schema.putObject("properties").putObject("id").put("type", "integer");
    return schema;
  }

  Pair options(UnaryOperator<SyncOptions> changes) {
    options = changes.apply(options);
    return this;
  }

  Pair strict() {
    return options(was -> was.withStrict(true).withPlatformLeniency(false));
  }

  Pair lenient() {
    return options(was -> was.withStrict(false).withPlatformLeniency(true));
  }

  Pair times(Duration source, Duration destination, Duration grace) {
    return options(was -> was.withSilence(source, destination).withGrace(grace));
  }

  AttemptPlan plan() {
    return new AttemptPlan(
        new AttemptPlan.End(source, config, sourceSpec),
        new AttemptPlan.End(destination, config, destinationSpec),
        new ConfiguredAirbyteCatalog().withStreams(streams),
        states,
        mapping,
        options);
  }

  SyncAttempt attempt() {
    return new SyncAttempt(plan(), journal, watcher, stop);
  }

  AttemptResult run() {
    return attempt().run();
  }
}
