package dev.tern.docs.snippets;

import dev.tern.cdk.source.AbstractSource;
import dev.tern.cdk.source.SourceStream;
import dev.tern.protocol.ConnectorSpecification;
import java.math.BigDecimal;
import java.util.List;

/** A source that writes data types of v1, though its author knows numbers only as numbers. */
public final class PricesSource extends AbstractSource<PricesSource.Config> {

  /** The prices there are. */
  public record Config(List<BigDecimal> prices) {}

  /** What a record holds. */
  public record Price(BigDecimal price) {}

  @Override
  protected void check(Config config) {}

  @Override
  protected List<SourceStream> streams(Config config) {
    SourceStream prices =
        SourceStream.named("prices")
            .schema(Price.class)
            .reader(
                (from, records) -> config.prices().stream().map(Price::new).forEach(records::emit));
    return List.of(prices);
  }

  // tag: spec
  @Override
  protected ConnectorSpecification spec(ConnectorSpecification derived) {
    return derived.withProtocolVersion("1.0.0");
  }
  // end: spec
}
