package dev.tern.docs.snippets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.source.ReadRequest;
import dev.tern.cdk.source.RecordEmitter;
import dev.tern.cdk.source.SourceStream;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.SyncMode;
import java.util.List;

/** Items of an interface that hands them out in pages; its state is the page to go on with. */
final class PagesStream implements SourceStream {
  private static final int PAGE_SIZE = 2;

  private final int pages;

  PagesStream(int pages) {
    this.pages = pages;
  }

  @Override
  public AirbyteStream describe() {
    ObjectNode schema = json().put("type", "object");
    schema.putObject("properties").putObject("id").put("type", "integer");
    return new AirbyteStream()
        .withName("items")
        .withJsonSchema(schema)
        .withSupportedSyncModes(List.of(SyncMode.FULL_REFRESH, SyncMode.INCREMENTAL))
        .withSourceDefinedCursor(true);
  }

  @Override
  public void read(ReadRequest request, RecordEmitter emitter) {
    int page = request.state().map(PagesStream::page).orElse(0);
    while (page < pages) {
      for (int i = 0; i < PAGE_SIZE; i++) {
        emitter.emit(json().put("id", page * PAGE_SIZE + i));
      }
      page++;
      emitter.checkpoint(json().put("next_page", page)); // covers all that was emitted so far
    }
  }

  private static int page(JsonNode state) {
    JsonNode page = state.path("next_page");
    if (!page.isInt()) { // else it would read all again, and nobody would know why
      throw new ConfigException("The state is none of stream 'items'. Reset it.");
    }
    return page.intValue();
  }

  private static ObjectNode json() {
    return JsonNodeFactory.instance.objectNode();
  }
}
