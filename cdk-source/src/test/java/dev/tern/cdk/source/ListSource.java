package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.StreamDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A source of the streams a test hands in. */
final class ListSource extends AbstractSource<ListSource.Config> {

  /** Nothing has to be set. */
  record Config(Optional<String> note) {}

  private final AirbyteStateType kind;
  private final List<? extends SourceStream> streams;
  private int workers = 1;
  private boolean failFast;
  private boolean checked;
  int closed;

  ListSource(AirbyteStateType kind, List<? extends SourceStream> streams) {
    this.kind = kind;
    this.streams = streams;
  }

  static ListSource of(SourceStream... streams) {
    return new ListSource(AirbyteStateType.STREAM, List.of(streams));
  }

  static ListSource of(AirbyteStateType kind, SourceStream... streams) {
    return new ListSource(kind, List.of(streams));
  }

  @Override
  protected void check(Config config) {}

  @Override
  protected List<? extends SourceStream> streams(Config config) {
    return streams;
  }

  /** One worker unless a test says otherwise: its order can be told. */
  @Override
  protected int concurrency(Config config) {
    return workers;
  }

  /** The same streams read by several workers. */
  ListSource with(int count) {
    workers = count;
    return this;
  }

  @Override
  protected boolean checkRecords(Config config) {
    return checked;
  }

  /** Records are held against their schemas. */
  ListSource checkingRecords() {
    checked = true;
    return this;
  }

  @Override
  protected boolean failFast(Config config) {
    return failFast;
  }

  /** The first failure ends all. */
  ListSource failingFast() {
    failFast = true;
    return this;
  }

  @Override
  protected AirbyteStateType stateType(Config config) {
    return kind;
  }

  @Override
  protected Optional<Map<StreamDescriptor, JsonNode>> migrateLegacyState(
      Config config, JsonNode data) {
    return data.has("old_users")
        ? Optional.of(Map.of(new StreamDescriptor().withName("users"), data.path("old_users")))
        : Optional.empty();
  }

  @Override
  protected void close() {
    closed++;
  }
}
