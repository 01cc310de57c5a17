package dev.tern.author;

import dev.tern.cdk.source.AbstractSource;
import dev.tern.cdk.source.SourceStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A source whose author forgot what {@code streams} has to return. */
public final class CarelessSource extends AbstractSource<CarelessSource.Config> {

  /** Nothing has to be set. */
  public record Config(Optional<String> note) {}

  private final List<SourceStream> streams;

  /** Returns no list. */
  public CarelessSource() {
    this.streams = null;
  }

  /** Returns a list of these. */
  public CarelessSource(SourceStream... streams) {
    this.streams = Arrays.asList(streams);
  }

  @Override
  protected void check(Config config) {}

  @Override
  protected List<SourceStream> streams(Config config) {
    return streams;
  }
}
