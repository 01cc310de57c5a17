package dev.tern.docs.snippets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.source.AbstractSource;
import dev.tern.cdk.source.SourceStream;
import java.util.List;

/** A source that is configured with any JSON and has one stream of the raw door. */
public final class PagesSource extends AbstractSource<JsonNode> {

  @Override
  protected void check(JsonNode config) {}

  @Override
  protected List<SourceStream> streams(JsonNode config) {
    return List.of(new PagesStream());
  }
}
