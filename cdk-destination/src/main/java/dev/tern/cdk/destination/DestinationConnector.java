package dev.tern.cdk.destination;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.cli.Connector;
import dev.tern.cdk.cli.PackagedSpec;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.cdk.spec.ConfigType;
import dev.tern.protocol.ConnectorSpecification;
import dev.tern.protocol.migration.ProtocolVersion;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A destination as the command line sees it. */
final class DestinationConnector<C> implements Connector {

  private static final String REFRESHES = "supportsRefreshes";

  private static final Pattern WORD_START =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private final AbstractDestination<C> destination;
  private final ConfigType<C> type;
  private final Optional<JsonNode> packaged;

  DestinationConnector(AbstractDestination<C> destination) {
    this.destination = destination;
    this.type = ConfigType.of(destination.getClass(), AbstractDestination.class);
    this.packaged = PackagedSpec.find(destination.getClass());
  }

  /** {@code destination-big-query} for {@code BigQueryDestination}. */
  @Override
  public String name() {
    String simple = destination.getClass().getSimpleName().replaceFirst("Destination$", "");
    String words = WORD_START.matcher(simple).replaceAll("-").toLowerCase(Locale.ROOT);
    return words.isEmpty() ? "destination" : "destination-" + words;
  }

  /**
   * The version is of major 0, as platforms refuse any other (CMD-3); both dialects are read. What
   * the destination is able to do is said by its capabilities alone, so that a platform plans with
   * what the kit then does.
   */
  @Override
  public ConnectorSpecification spec() {
    ConnectorSpecification derived =
        type.writtenSpecification()
            .map(this::written)
            .orElseGet(ConnectorSpecification::new)
            .withConnectionSpecification(type.connectionSpecification());
    if (derived.getSupportsIncremental() == null) {
      derived.setSupportsIncremental(true);
    }
    Capabilities capabilities = destination.capabilities();
    ConnectorSpecification spec =
        destination
            .spec(derived)
            .withProtocolVersion(ProtocolVersion.CURRENT.toString())
            .withSupportedDestinationSyncModes(capabilities.ordered());
    return capabilities.refreshes() ? spec.withAdditionalProperty(REFRESHES, true) : spec;
  }

  @Override
  public JsonNode connectionSpecification() {
    return packaged.isPresent()
        ? packaged.get().path("connectionSpecification")
        : spec().getConnectionSpecification();
  }

  /** The author's value of a valid configuration. */
  C value(ObjectNode config) {
    return type.read(config, connectionSpecification());
  }

  private ConnectorSpecification written(ObjectNode rest) {
    try {
      return ProtocolJson.mapper().treeToValue(rest, ConnectorSpecification.class);
    } catch (JsonProcessingException e) {
      throw new SystemException(
          "The spec.json of " + name() + " is no specification: " + e.getOriginalMessage() + ".",
          e);
    }
  }

  @Override
  public void check(ObjectNode config) throws Exception {
    FirstFailure outcome = new FirstFailure();
    C value = value(config);
    outcome.attempt(() -> destination.check(value));
    outcome.attempt(destination::close);
    outcome.rethrow();
  }
}
