package dev.tern.cli.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tern.testkit.connector.BadConfig;
import dev.tern.testkit.connector.ConnectorSubject;
import dev.tern.worker.connector.Connector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A connector with what its settings say about it. */
class DeclaredConnector implements ConnectorSubject {
  final Settings settings;
  private final Connector connector;

  DeclaredConnector(Connector connector, Settings settings) {
    this.connector = connector;
    this.settings = settings;
  }

  /** Reads everything once, so that what is wrong with a setting is told before anything runs. */
  static void read(Stream<Supplier<?>> all) {
    List<Object> unused = all.<Object>map(Supplier::get).toList();
  }

  /** The configuration in a value that has more parts. */
  final JsonNode config(SettingKey key, JsonNode value) {
    return settings.config(key.part(value, "config"), key.word() + "/config");
  }

  @Override
  public final Connector connector() {
    return connector;
  }

  @Override
  public final JsonNode config() {
    return settings.config(SettingKey.CONFIG).orElseGet(JsonNodeFactory.instance::objectNode);
  }

  @Override
  public final List<BadConfig> badConfigs() {
    SettingKey key = SettingKey.BAD_CONFIGS;
    List<BadConfig> all = new ArrayList<>();
    for (JsonNode one : settings.find(key).orElseGet(JsonNodeFactory.instance::arrayNode)) {
      String name = key.part(one, "name").asText();
      JsonNode config = settings.config(key.part(one, "config"), key.word() + "/" + name);
      all.add(new BadConfig(name, config, key.part(one, "expected").asText()));
    }
    return all;
  }

  @Override
  public final Set<String> plainOptions() {
    return Set.copyOf(settings.texts(SettingKey.PLAIN_OPTIONS));
  }

  @Override
  public final Optional<JsonNode> keptSpecification() {
    return settings.document(SettingKey.KEPT_SPECIFICATION);
  }

  @Override
  public final Optional<JsonNode> previousSpecification() {
    return settings.document(SettingKey.PREVIOUS_SPECIFICATION);
  }

  @Override
  public final Optional<JsonNode> noisyConfig() {
    return settings.config(SettingKey.NOISY_CONFIG);
  }

  @Override
  public final OptionalLong memoryLimit() {
    return settings
        .amount(SettingKey.MEMORY_LIMIT, 1, Long.MAX_VALUE)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  @Override
  public final Optional<String> version() {
    return settings.text(SettingKey.VERSION);
  }

  @Override
  public final Duration patience() {
    return seconds(SettingKey.PATIENCE, ConnectorSubject.super.patience());
  }

  @Override
  public final Duration answerLimit() {
    return seconds(SettingKey.ANSWER_LIMIT, ConnectorSubject.super.answerLimit());
  }

  private Duration seconds(SettingKey key, Duration usual) {
    return settings.count(key, 1).map(Duration::ofSeconds).orElse(usual);
  }
}
