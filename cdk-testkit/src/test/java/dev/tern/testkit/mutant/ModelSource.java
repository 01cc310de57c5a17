package dev.tern.testkit.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.catalog.StreamChecks;
import dev.tern.cdk.cli.CheckCommand;
import dev.tern.cdk.cli.Command;
import dev.tern.cdk.cli.Connector;
import dev.tern.cdk.cli.ConnectorCli;
import dev.tern.cdk.cli.ConnectorProgram;
import dev.tern.cdk.cli.SpecCommand;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.cli.StopSignal;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.ConnectorSpecification;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A small source without a fault. A mutant of it overrides one method. */
class ModelSource implements ConnectorProgram, Connector {

  private static final String SPECIFICATION =
      "{'type':'object','title':'Model','required':['rows','password'],'properties':{"
          + "'rows':{'type':'integer','minimum':0,'maximum':1000000000},"
          + "'password':{'type':'string','airbyte_secret':true},"
          + "'workers':{'type':'integer','minimum':1},"
          + "'mode':{'type':'string','enum':['plain','odd','limited','noisy','flaky']},"
          + "'failing':{'type':'string'}}}";

  /** The cursor that a record before the first would have. */
  static final long BEFORE_THE_FIRST = 99;

  /** More than a long can hold. */
  static final BigInteger HUGE = BigInteger.TWO.pow(70);

  private final ModelStore store;

  ModelSource(ModelStore store) {
    this.store = store;
  }

  ModelStore store() {
    return store;
  }

  @Override
  public int run(String[] arguments, StandardStreams streams, StopSignal stop) {
    EditedOutput out = new EditedOutput(streams.out(), line -> edit(told(line), arguments));
    StandardStreams edited = new StandardStreams(streams.in(), out, streams.err());
    return exitCode(ConnectorCli.run(this, commands(), arguments, edited, stop), arguments);
  }

  List<Command> commands() {
    return List.of(
        new SpecCommand(this),
        new CheckCommand(this),
        new ModelDiscover(this),
        new ModelRead(this));
  }

  /** The text for maintainers, which the kit leaves out when it says no more than the other. */
  private static String told(String line) {
    boolean bare = line.contains("\"type\":\"ERROR\"") && !line.contains("internal_message");
    return bare
        ? line.replace("\"stack_trace\"", "\"internal_message\":\"-\",\"stack_trace\"")
        : line;
  }

  /** The lines in place of one. */
  List<String> edit(String line, String[] arguments) {
    return List.of(line);
  }

  int exitCode(int code, String[] arguments) {
    return code;
  }

  @Override
  public String name() {
    return "source-model";
  }

  @Override
  public ConnectorSpecification spec() {
    return new ConnectorSpecification()
        .withProtocolVersion("0.18.0")
        .withConnectionSpecification(specification());
  }

  ObjectNode specification() {
    return (ObjectNode) ModelStream.tree(SPECIFICATION.replace('\'', '"'));
  }

  /** The specification that is kept with its tests. */
  ObjectNode kept() {
    return new ModelSource(store).specification();
  }

  @Override
  public void check(ObjectNode config) {
    if (config.path("password").asText().equals("wrong")) {
      throw new ConfigException("The password is wrong. Correct 'password'.");
    }
  }

  List<AirbyteStream> streams(JsonNode config) {
    List<AirbyteStream> streams = new ArrayList<>();
    ModelStream.ALL.forEach(stream -> streams.add(stream.describe()));
    return streams;
  }

  /** How many records there are. */
  long count(ModelStream stream, JsonNode config) {
    return store.count(stream, config.path("rows").asLong());
  }

  /** The data of a record. */
  ObjectNode record(ModelStream stream, long place, JsonNode config) {
    ObjectNode record = stream.record(place);
    if (stream == ModelStream.TAGS && config.path("mode").asText().equals("odd")) {
      record.put("id", HUGE.add(BigInteger.valueOf(place))).put("text", "nul \0 tag " + place);
    }
    if (stream == ModelStream.USERS && place == config.path("rows").asLong()) {
      record.put("at", 1); // the late one
    }
    return record;
  }

  /** Whether a full refresh takes heed of a state. */
  boolean resumes(ModelStream stream) {
    return stream == ModelStream.ORDERS;
  }

  /** Where a stream starts from a state. */
  long start(ModelStream stream, Optional<JsonNode> state) {
    if (state.isEmpty() || state.get().isEmpty()) {
      return 0;
    }
    JsonNode last = state.get().path("at");
    if (!last.isTextual()) {
      throw new ConfigException("The state of '" + stream.id() + "' is not known. Reset it.");
    }
    return Long.parseLong(last.asText()) - BEFORE_THE_FIRST;
  }

  /** What is saved when a record is the next to come. */
  ObjectNode state(ModelStream stream, long next) {
    String last = String.valueOf(BEFORE_THE_FIRST + next);
    return ProtocolJson.mapper().createObjectNode().put("at", last);
  }

  /** Whether a state is written behind a record that is not the last. */
  boolean checkpoints(ModelStream stream, long next) {
    return stream != ModelStream.TAGS && next % 4 == 0;
  }

  /** How many records a state says to cover. */
  long counted(ModelStream stream, long records, int streams) {
    return records;
  }

  /** Called before each record; says whether it is emitted. */
  boolean emits(ModelStream stream, long place, ModelRequest request) {
    return true;
  }

  /** How the cursor is chosen. */
  void requireReadable(ConfiguredAirbyteStream configured, AirbyteStream offered) {
    StreamChecks.requireSupported(configured, offered);
    List<String> unused =
        configured.getSyncMode() == dev.tern.protocol.SyncMode.INCREMENTAL
            ? StreamChecks.resolveCursor(configured, offered)
            : List.of();
  }

  /** Called when a read has come to its end. */
  void ended(ModelRequest request) {}

  /** Whether it ends when asked to. */
  boolean stops(StopSignal stop) {
    return stop.requested();
  }

  /** What becomes of a stream that fails. */
  RuntimeException failure(String stream) {
    return new dev.tern.cdk.error.SystemException("'" + stream + "' cannot be read.");
  }

  /** Whether it was called to read. */
  static boolean reads(String[] arguments) {
    return arguments.length > 0 && arguments[0].equals("read");
  }
}
