package dev.tern.cli.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.testkit.source.FailingStream;
import dev.tern.testkit.source.OddValues;
import dev.tern.testkit.source.SourceSubject;
import dev.tern.worker.connector.Connector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A source with what its settings say about it. */
final class DeclaredSource extends DeclaredConnector implements SourceSubject {
  DeclaredSource(Connector connector, Settings settings) {
    super(connector, settings);
  }

  void understand() {
    read(
        Stream.of(
            this::config,
            this::badConfigs,
            this::plainOptions,
            this::keptSpecification,
            this::previousSpecification,
            this::noisyConfig,
            this::memoryLimit,
            this::version,
            this::patience,
            this::answerLimit,
            this::emptyStreams,
            this::unseenFields,
            this::expectedRecords,
            this::cursors,
            this::repeats,
            this::stateLimit,
            this::partitionedConfig,
            this::previousCatalog,
            this::oldState,
            this::futureState,
            this::longConfig,
            this::failingStream,
            this::rateLimitedConfig,
            () -> configWithWorkers(1),
            this::faultyConfigs,
            this::oddValues,
            this::cuts,
            this::kills,
            this::shuffles,
            this::seed,
            settings::catalog,
            () -> settings.document(SettingKey.STATE)));
  }

  @Override
  public Map<String, String> emptyStreams() {
    Map<String, String> reasons = new LinkedHashMap<>();
    settings
        .entries(SettingKey.EMPTY_STREAMS)
        .forEach((stream, why) -> reasons.put(stream, why.asText()));
    return reasons;
  }

  @Override
  public Set<String> unseenFields() {
    return Set.copyOf(settings.texts(SettingKey.UNSEEN_FIELDS));
  }

  @Override
  public Map<String, List<JsonNode>> expectedRecords() {
    Map<String, List<JsonNode>> records = new LinkedHashMap<>();
    settings
        .entries(SettingKey.EXPECTED_RECORDS)
        .forEach((stream, list) -> records.put(stream, elements(list)));
    return records;
  }

  private static List<JsonNode> elements(JsonNode list) {
    List<JsonNode> elements = new ArrayList<>();
    list.forEach(elements::add);
    return elements;
  }

  @Override
  public Map<String, List<String>> cursors() {
    return settings.textsByName(SettingKey.CURSORS);
  }

  @Override
  public Map<String, Integer> repeats() {
    SettingKey key = SettingKey.REPEATS;
    Map<String, Integer> counts = new LinkedHashMap<>();
    settings
        .entries(key)
        .forEach(
            (stream, it) ->
                counts.put(stream, Settings.count(key, it, "a whole number by stream, 0 or more")));
    return counts;
  }

  @Override
  public int stateLimit() {
    return settings.count(SettingKey.STATE_LIMIT, 0).orElseGet(SourceSubject.super::stateLimit);
  }

  @Override
  public Optional<JsonNode> partitionedConfig() {
    return settings.config(SettingKey.PARTITIONED_CONFIG);
  }

  @Override
  public Optional<JsonNode> previousCatalog() {
    return settings.document(SettingKey.PREVIOUS_CATALOG);
  }

  @Override
  public Optional<JsonNode> oldState() {
    return settings.document(SettingKey.OLD_STATE);
  }

  @Override
  public Optional<JsonNode> futureState() {
    return settings.document(SettingKey.FUTURE_STATE);
  }

  @Override
  public Optional<JsonNode> longConfig() {
    return settings.config(SettingKey.LONG_CONFIG);
  }

  @Override
  public Optional<FailingStream> failingStream() {
    SettingKey key = SettingKey.FAILING_STREAM;
    return settings
        .find(key)
        .map(it -> new FailingStream(config(key, it), key.part(it, "stream").asText()));
  }

  @Override
  public Optional<JsonNode> rateLimitedConfig() {
    return settings.config(SettingKey.RATE_LIMITED_CONFIG);
  }

  @Override
  public Optional<JsonNode> configWithWorkers(int workers) {
    return settings.text(SettingKey.WORKERS_OPTION).map(option -> copy().put(option, workers));
  }

  private ObjectNode copy() {
    return config().deepCopy();
  }

  @Override
  public Map<String, JsonNode> faultyConfigs() {
    SettingKey key = SettingKey.FAULTY_CONFIGS;
    Map<String, JsonNode> configs = new LinkedHashMap<>();
    settings
        .entries(key)
        .forEach((name, it) -> configs.put(name, settings.config(it, key.word() + "/" + name)));
    return configs;
  }

  @Override
  public Optional<OddValues> oddValues() {
    SettingKey key = SettingKey.ODD_VALUES;
    return settings
        .find(key)
        .map(
            it ->
                new OddValues(
                    config(key, it),
                    key.part(it, "stream").asText(),
                    elements(key.part(it, "records"))));
  }

  @Override
  public int cuts() {
    return settings.count(SettingKey.CUTS, 0).orElseGet(SourceSubject.super::cuts);
  }

  @Override
  public int kills() {
    return settings.count(SettingKey.KILLS, 0).orElseGet(SourceSubject.super::kills);
  }

  @Override
  public int shuffles() {
    return settings.count(SettingKey.SHUFFLES, 0).orElseGet(SourceSubject.super::shuffles);
  }

  @Override
  public long seed() {
    return settings.number(SettingKey.SEED).orElseGet(SourceSubject.super::seed);
  }
}
