package dev.tern.docs.snippets;

import dev.tern.cdk.source.AbstractSource;
import dev.tern.cdk.source.SourceStream;
import dev.tern.cdk.spec.Default;
import java.util.List;

/** A source with one custom stream (the raw door). */
public final class PagesSource extends AbstractSource<PagesSource.Config> {

  /** How much there is to read. */
  public record Config(@Default("3") int pages) {}

  @Override
  protected void check(Config config) {}

  @Override
  protected List<SourceStream> streams(Config config) {
    return List.of(new PagesStream(config.pages()));
  }
}
