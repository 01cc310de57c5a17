package dev.tern.testkit.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.testkit.ConnectorCommand;
import dev.tern.testkit.connector.BadConfig;
import dev.tern.testkit.source.FailingStream;
import dev.tern.testkit.source.LateRecord;
import dev.tern.testkit.source.OddValues;
import dev.tern.testkit.source.SourceSubject;
import dev.tern.testkit.suite.CommandConnector;
import dev.tern.testkit.suite.ProgramConnector;
import dev.tern.worker.connector.Connector;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.LongStream;

/** All that an author can say, about the model source or a mutant of it. */
final class ModelSubject implements SourceSubject {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final int ROWS = 11;
  private static final long MEMORY = 250L << 20;

  private final ModelStore store;
  private final ModelSource source;
  private final Connector connector;
  private boolean stoppable;
  private Duration patience = PATIENCE;
  private Duration answerLimit = PATIENCE;
  private int cuts = 4;
  private Map<String, List<JsonNode>> expected = Map.of();

  private ModelSubject(
      ModelStore store, ModelSource source, Connector connector, boolean stoppable) {
    this.store = store;
    this.source = source;
    this.connector = connector;
    this.stoppable = stoppable;
  }

  /** With threads, as authors run it. */
  static ModelSubject live(Function<ModelStore, ModelSource> source) {
    ModelStore store = new ModelStore();
    Connector connector = ProgramConnector.of(() -> source.apply(store));
    return new ModelSubject(store, source.apply(store), connector, true);
  }

  /** As a process, with a variable that platforms set for each of the given names. */
  static ModelSubject process(ModelProcess.Fault fault, String... variables) {
    ConnectorCommand command =
        ConnectorCommand.ofClass(ModelProcess.class, "-Xmx512m", "-Xmn32m")
            .with("FAULT", fault.name());
    for (String variable : variables) {
      command = command.with(variable, "yes");
    }
    ModelStore store = new ModelStore();
    return new ModelSubject(store, new ModelSource(store), new CommandConnector(command), true);
  }

  /** Without threads, and without what needs them. */
  static ModelSubject instant(Function<ModelStore, ModelSource> source) {
    ModelStore store = new ModelStore();
    Connector connector = new InstantConnector(() -> source.apply(store));
    return new ModelSubject(store, source.apply(store), connector, false);
  }

  /** Waits no longer for a run. */
  ModelSubject patient(Duration time) {
    patience = time;
    return this;
  }

  /** Waits no longer for an answer. */
  ModelSubject answering(Duration time) {
    answerLimit = time;
    return this;
  }

  /** Is cut so often. */
  ModelSubject cutAt(int states) {
    cuts = states;
    return this;
  }

  /** Has no configuration that reads for long. */
  ModelSubject withoutLongRead() {
    stoppable = false;
    return this;
  }

  /** Knows all records of a stream. */
  ModelSubject expecting(ModelStream stream) {
    expected = Map.of(stream.id(), records(stream, config()));
    return this;
  }

  private List<JsonNode> records(ModelStream stream, ObjectNode config) {
    return LongStream.range(0, ROWS)
        .mapToObj(place -> (JsonNode) new ModelSource(store).record(stream, place, config))
        .toList();
  }

  @Override
  public Connector connector() {
    return connector;
  }

  @Override
  public ObjectNode config() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("rows", ROWS)
        .put("password", "se/cr\"et 4711");
  }

  @Override
  public List<BadConfig> badConfigs() {
    return List.of(new BadConfig("wrong password", config().put("password", "wrong"), "password"));
  }

  @Override
  public Optional<JsonNode> keptSpecification() {
    return Optional.of(source.kept());
  }

  @Override
  public Optional<JsonNode> previousSpecification() {
    return keptSpecification();
  }

  @Override
  public Optional<JsonNode> noisyConfig() {
    return Optional.of(config().put("mode", "noisy"));
  }

  @Override
  public Optional<String> storeContents() {
    return Optional.of(store.writes.toString());
  }

  @Override
  public Optional<String> version() {
    return Optional.of("(development)");
  }

  @Override
  public OptionalLong memoryLimit() {
    return OptionalLong.of(MEMORY);
  }

  @Override
  public Duration patience() {
    return patience;
  }

  @Override
  public Duration answerLimit() {
    return answerLimit;
  }

  @Override
  public Map<String, String> emptyStreams() {
    return Map.of("drafts", "nobody has written one");
  }

  @Override
  public Map<String, List<JsonNode>> expectedRecords() {
    return expected;
  }

  @Override
  public Optional<JsonNode> longConfig() {
    return stoppable ? Optional.of(config().put("rows", 1_000_000_000)) : Optional.empty();
  }

  @Override
  public Optional<FailingStream> failingStream() {
    return Optional.of(new FailingStream(config().put("failing", "orders"), "orders"));
  }

  @Override
  public Optional<JsonNode> rateLimitedConfig() {
    return Optional.of(config().put("mode", "limited"));
  }

  @Override
  public Optional<JsonNode> configWithWorkers(int workers) {
    return Optional.of(config().put("workers", workers));
  }

  @Override
  public Map<String, JsonNode> faultyConfigs() {
    return Map.of("an API that fails twice", config().put("mode", "flaky"));
  }

  @Override
  public Optional<OddValues> oddValues() {
    ObjectNode config = config().put("mode", "odd");
    return Optional.of(new OddValues(config, "tags", records(ModelStream.TAGS, config)));
  }

  @Override
  public Optional<LateRecord> lateRecord() {
    JsonNode late = new ModelSource(store).record(ModelStream.USERS, ROWS, config());
    return Optional.of(new LateRecord("users", late, () -> store.late.set(true)));
  }

  @Override
  public int stateLimit() {
    return 1000;
  }

  @Override
  public int cuts() {
    return cuts;
  }

  @Override
  public int kills() {
    return 3;
  }
}
