package dev.tern.docs.snippets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.source.AbstractSource;
import dev.tern.cdk.source.LowerBound;
import dev.tern.cdk.source.RecordSink;
import dev.tern.cdk.source.SourceStream;
import java.util.List;

/**
 * A source with a cursor stream (the usual door): orders of a shop by the time they were changed.
 */
public final class OrdersSource extends AbstractSource<OrdersSource.Config> {

  /** The shop, as lines of {@code changed_at,id}. */
  public record Config(List<String> orders) {}

  // tag: check
  @Override
  protected void check(Config config) {
    if (config.orders().isEmpty()) {
      throw new ConfigException("The shop has no orders. Name another one.");
    }
  }

  // end: check

  // tag: streams
  @Override
  protected List<SourceStream> streams(Config config) throws Exception {
    return List.of(
        SourceStream.named("orders")
            .schema(schema())
            .primaryKey("id")
            .cursor("changed_at")
            .sorted()
            .reader((from, records) -> read(config, from, records)));
  }

  // end: streams

  // tag: schema
  private static JsonNode schema() throws Exception {
    return new ObjectMapper()
        .readTree(
            """
            {"type": "object", "properties": {
              "id": {"type": "integer"},
              "changed_at": {"type": "string", "format": "date-time",
                             "airbyte_type": "timestamp_with_timezone"}}}
            """);
  }

  // end: schema

  // tag: read
  private static void read(Config config, LowerBound from, RecordSink records) {
    String start = from.value().orElse("");
    for (String order : config.orders()) { // sorted by the time they were changed
      String changedAt = order.substring(0, order.indexOf(','));
      if (changedAt.compareTo(start) >= 0) {
        records.emit(json(changedAt, Long.parseLong(order.substring(changedAt.length() + 1))));
      }
    }
  }

  // end: read

  private static ObjectNode json(String changedAt, long id) {
    return new ObjectMapper().createObjectNode().put("id", id).put("changed_at", changedAt);
  }
}
