package dev.tern.cdk.source;

import dev.tern.protocol.ConnectorSpecification;
import java.util.List;
import java.util.Optional;

/** A source of the streams a test hands in, which names a version of the protocol. */
final class V1Source extends AbstractSource<V1Source.Config> {

  /** Nothing has to be set. */
  record Config(Optional<String> note) {}

  private final String version;
  private final List<SourceStream> streams;

  V1Source(String version, SourceStream... streams) {
    this.version = version;
    this.streams = List.of(streams);
  }

  @Override
  protected void check(Config config) {}

  @Override
  protected List<SourceStream> streams(Config config) {
    return streams;
  }

  @Override
  protected ConnectorSpecification spec(ConnectorSpecification derived) {
    return derived.withProtocolVersion(version);
  }
}
