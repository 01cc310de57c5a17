package dev.tern.testkit.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.testkit.connector.BadConfig;
import dev.tern.testkit.source.FailingStream;
import dev.tern.testkit.source.LateRecord;
import dev.tern.testkit.source.OddValues;
import dev.tern.testkit.source.SourceSubject;
import dev.tern.testkit.suite.ProgramConnector;
import dev.tern.worker.connector.Connector;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;

/** All that an author can say, about the model source or a mutant of it. */
final class ModelSubject implements SourceSubject {

  static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final int ROWS = 11;

  private final ModelStore store = new ModelStore();
  private final Connector connector;
  private final boolean stoppable;
  private final Duration patience;

  private ModelSubject(
      Function<ModelSubject, Connector> connector, boolean stoppable, Duration patience) {
    this.connector = connector.apply(this);
    this.stoppable = stoppable;
    this.patience = patience;
  }

  /** With threads, as authors run it. */
  static ModelSubject live(Function<ModelStore, ModelSource> source, Duration patience) {
    return new ModelSubject(
        subject -> ProgramConnector.of(() -> source.apply(subject.store)), true, patience);
  }

  /** Without threads, and without what needs them. */
  static ModelSubject instant(Function<ModelStore, ModelSource> source) {
    return new ModelSubject(
        subject -> new InstantConnector(() -> source.apply(subject.store)), false, PATIENCE);
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
    return Optional.of(new ModelSource(store).specification());
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
  public Duration patience() {
    return patience;
  }

  @Override
  public Map<String, String> emptyStreams() {
    return Map.of("drafts", "nobody has written one");
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
    List<JsonNode> records =
        LongStream.range(0, ROWS)
            .mapToObj(
                place -> (JsonNode) new ModelSource(store).record(ModelStream.TAGS, place, config))
            .toList();
    return Optional.of(new OddValues(config, "tags", records));
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
    return 4;
  }

  @Override
  public int kills() {
    return 3;
  }
}
