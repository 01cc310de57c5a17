package dev.tern.cli.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.spec.NearestName;
import dev.tern.testkit.ConnectorCommand;
import dev.tern.testkit.destination.DestinationStore;
import dev.tern.testkit.destination.DestinationSubject;
import dev.tern.testkit.destination.Feature;
import dev.tern.testkit.destination.Outage;
import dev.tern.testkit.destination.Rejection;
import dev.tern.testkit.suite.CommandConnector;
import dev.tern.worker.connector.Connector;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A destination with what its settings say about it, the way into its store among that. */
final class DeclaredDestination extends DeclaredConnector implements DestinationSubject {
  DeclaredDestination(Connector connector, Settings settings) {
    super(connector, settings);
  }

  /** Whether there is a way into its store. */
  boolean hasStore() {
    return settings.find(SettingKey.STORE).isPresent();
  }

  void understand() {
    read(
        Stream.of(
            () -> hasStore() ? store() : "",
            this::features,
            this::inLittleMemory,
            this::outage,
            this::rejection,
            this::prefix,
            this::manyStreams,
            this::manyColumns));
  }

  @Override
  public DestinationStore store() {
    SettingKey key = SettingKey.STORE;
    JsonNode store =
        settings
            .find(key)
            .orElseThrow(() -> new ConfigException("The setting 'store' is missing."));
    key.part(store, "dump");
    key.part(store, "clean");
    return new CommandStore(
        command(key, store, "dump"),
        Optional.of("durable").filter(store::has).map(name -> command(key, store, name)),
        command(key, store, "clean"),
        Optional.of("places").filter(store::has).map(name -> command(key, store, name)));
  }

  /** Nothing without a way into the store. */
  @Override
  public Optional<String> storeContents() {
    return hasStore() ? DestinationSubject.super.storeContents() : Optional.empty();
  }

  /** A list of words, or a line for the shell. */
  private StoreCommand command(SettingKey key, JsonNode value, String name) {
    String place = key.word() + "/" + name;
    JsonNode said = key.part(value, name);
    List<String> words =
        said.isTextual() ? List.of("sh", "-c", said.textValue(), "sh") : Settings.texts(key, said);
    return new StoreCommand(place, words, settings.folder(), settings.environment());
  }

  @Override
  public Set<Feature> features() {
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    settings.texts(SettingKey.FEATURES).forEach(word -> features.add(feature(word)));
    return features;
  }

  private static Feature feature(String word) {
    Map<String, Feature> known = new LinkedHashMap<>();
    Stream.of(Feature.values()).forEach(it -> known.put(it.name().toLowerCase(Locale.ROOT), it));
    Feature feature = known.get(word.toLowerCase(Locale.ROOT));
    if (feature == null) {
      String hint =
          NearestName.find(word, known.keySet())
              .map(near -> "Did you mean '" + near + "'?")
              .orElse("There are " + String.join(", ", known.keySet()) + ".");
      throw new ConfigException("The setting 'features' has no '%s'. %s".formatted(word, hint));
    }
    return feature;
  }

  @Override
  public Optional<Connector> inLittleMemory() {
    List<String> words = settings.texts(SettingKey.IN_LITTLE_MEMORY);
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(new CommandConnector(new ConnectorCommand(words, settings.environment())));
  }

  @Override
  public Optional<Outage> outage() {
    SettingKey key = SettingKey.OUTAGE;
    return settings
        .find(key)
        .map(
            it ->
                new Outage(
                    config(key, it), command(key, it, "begin")::run, command(key, it, "end")::run));
  }

  @Override
  public Optional<Rejection> rejection() {
    SettingKey key = SettingKey.REJECTION;
    return settings.find(key).map(it -> rejection(key, it));
  }

  private static Rejection rejection(SettingKey key, JsonNode value) {
    Map<String, ObjectNode> fields = new LinkedHashMap<>();
    key.part(value, "fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), object(key, field.getValue())));
    List<ObjectNode> good = new ArrayList<>();
    key.part(value, "good").forEach(record -> good.add(object(key, record)));
    return new Rejection(
        key.part(value, "mode").asText(), fields, good, object(key, key.part(value, "refused")));
  }

  private static ObjectNode object(SettingKey key, JsonNode value) {
    return (ObjectNode) key.require(value, value.isObject(), "made of objects");
  }

  @Override
  public String prefix() {
    return settings.text(SettingKey.PREFIX).orElseGet(DestinationSubject.super::prefix);
  }

  @Override
  public int manyStreams() {
    return settings
        .count(SettingKey.MANY_STREAMS, 2)
        .orElseGet(DestinationSubject.super::manyStreams);
  }

  @Override
  public int manyColumns() {
    return settings
        .count(SettingKey.MANY_COLUMNS, 1)
        .orElseGet(DestinationSubject.super::manyColumns);
  }
}
