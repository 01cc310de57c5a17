package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.cli.CheckCommand;
import dev.tern.cdk.cli.Command;
import dev.tern.cdk.cli.Connector;
import dev.tern.cdk.cli.PackagedSpec;
import dev.tern.cdk.cli.SpecCommand;
import dev.tern.cdk.message.MessageWriter;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.cdk.spec.ConfigType;
import dev.tern.protocol.ConnectorSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An author's source as the command line sees it. */
final class SourceConnector<C> implements Connector {

  private final AbstractSource<C> source;
  private final ConfigType<C> type;
  private final Optional<JsonNode> packaged;
  private @Nullable SourceVoice voice;

  SourceConnector(AbstractSource<C> source) {
    this.source = source;
    this.type = ConfigType.of(source.getClass(), AbstractSource.class);
    this.packaged = PackagedSpec.find(source.getClass());
  }

  @Override
  public String name() {
    return name(source.getClass().getSimpleName());
  }

  /** {@code UsersSource} is called {@code source-users}. */
  static String name(String className) {
    String words =
        className
            .replaceFirst("Source$", "")
            .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
            .replaceAll("([A-Z]+)([A-Z][a-z])", "$1-$2")
            .toLowerCase(Locale.ROOT);
    return words.isEmpty() ? "source" : "source-" + words;
  }

  @Override
  public ConnectorSpecification spec() {
    ConnectorSpecification derived =
        type.writtenSpecification()
            .map(
                written ->
                    ProtocolJson.mapper().convertValue(written, ConnectorSpecification.class))
            .orElseGet(ConnectorSpecification::new);
    ConnectorSpecification spec =
        source.spec(derived.withConnectionSpecification(type.connectionSpecification()));
    return spec.withProtocolVersion(WireDialect.version(spec.getProtocolVersion()).toString());
  }

  @Override
  public JsonNode connectionSpecification() {
    return packaged.isPresent()
        ? packaged.get().path("connectionSpecification")
        : spec().getConnectionSpecification();
  }

  /** What the source writes, as its specification says. */
  WireDialect dialect() {
    String version =
        packaged.isPresent()
            ? packaged.get().path("protocol_version").textValue()
            : spec().getProtocolVersion();
    return WireDialect.of(WireDialect.version(version));
  }

  @Override
  public void check(ObjectNode config) throws Exception {
    using(config, source::check);
  }

  /** What can be asked of the source. */
  List<Command> commands() {
    return List.of(
        new SpecCommand(this),
        new SpeakingCommand(new CheckCommand(this), this),
        new SpeakingCommand(new DiscoverCommand<>(source, this), this),
        new ReadCommand<>(source, this));
  }

  /** Lets the source speak to the platform for the time of a command. */
  void lendVoice(MessageWriter out, Estimates estimates) {
    SourceVoice lent = new SourceVoice(out, this::connectionSpecification, estimates);
    voice = lent;
    source.speakWith(lent);
  }

  /**
   * Does something with the author's configuration, then lets the source release what it opened.
   */
  void using(ObjectNode config, Work<C> work) throws Exception {
    Throwable failure = null;
    if (voice != null) {
      voice.begin(config);
    }
    try {
      work.run(type.read(config, connectionSpecification()));
    } catch (Throwable e) {
      failure = e;
      throw e;
    } finally {
      close(failure);
    }
  }

  private void close(@Nullable Throwable failure) throws Exception {
    try {
      source.close();
    } catch (Exception e) {
      if (failure == null) {
        throw e;
      }
      failure.addSuppressed(e);
    }
  }

  /** What a command does with a configuration. */
  @FunctionalInterface
  interface Work<C> {
    void run(C config) throws Exception;
  }
}
