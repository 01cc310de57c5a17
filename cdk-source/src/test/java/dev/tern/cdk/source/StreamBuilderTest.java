package dev.tern.cdk.source;

import static dev.tern.cdk.source.Transcript.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.SystemException;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.SyncMode;
import dev.tern.protocol.types.Cursor;
import dev.tern.protocol.types.PrimaryKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamBuilderTest {

  private static final CursorReader NOTHING = (from, out) -> {};

  private static StreamBuilder users() {
    return SourceStream.named("users").schema(ReadTest.SCHEMA);
  }

  @Test
  void a_declaration_says_all_there_is() {
    AirbyteStream stream =
        users()
            .namespace("public")
            .primaryKey("id", "name")
            .cursor("id")
            .sourceDefinedCursor()
            .reader(NOTHING)
            .describe();

    assertThat(stream.getNamespace()).isEqualTo("public");
    assertThat(stream.getSourceDefinedPrimaryKey())
        .isEqualTo(List.of(List.of("id"), List.of("name")));
    assertThat(stream.getDefaultCursorField()).containsExactly("id");
    assertThat(stream.getSourceDefinedCursor()).isTrue();
    assertThat(stream.getSupportedSyncModes())
        .containsExactly(SyncMode.FULL_REFRESH, SyncMode.INCREMENTAL);
  }

  @Test
  void without_a_cursor_there_is_only_the_full_refresh() {
    assertThat(users().reader(NOTHING).describe().getSupportedSyncModes())
        .containsExactly(SyncMode.FULL_REFRESH);
    assertThat(users().anyCursor().reader(NOTHING).describe().getSupportedSyncModes())
        .contains(SyncMode.INCREMENTAL);
  }

  @Test
  void a_declaration_that_contradicts_itself_is_refused_with_the_way_out() {
    assertRefused(SourceStream.named("users"), "Call schema(...)");
    assertRefused(SourceStream.named("users").schema(json("{'type':'object'}")), "properties");
    assertRefused(users().primaryKey("gone"), "Declare the field");
    assertRefused(users().cursor("gone"), "Declare the field");
    assertRefused(users().sourceDefinedCursor(), "Call cursor(...)");
    assertRefused(users().sorted(), "is sorted but has no cursor. Call cursor(...)");
    assertRefused(users().cursor("id").sourceDefinedCursor().anyCursor(), "Drop one");
    assertRefused(users().checkpointEvery(0), "at least 1");
    assertRefused(users().cursor("id").lookback(BigDecimal.ONE.negate()), "at least 0");
    assertRefused(
        SourceStream.named("users")
            .schema(json("{'type':'object','properties':{'on':{'type':'boolean'}}}"))
            .cursor("on"),
        "without an order");
  }

  private static void assertRefused(StreamBuilder builder, String wayOut) {
    assertThatThrownBy(() -> builder.reader(NOTHING))
        .isInstanceOf(SystemException.class)
        .hasMessageContaining("'users'")
        .hasMessageContaining(wayOut);
  }

  @Test
  void a_mistyped_field_is_answered_with_the_declared_one() {
    StreamBuilder orders = SourceStream.named("orders").schema(Order.class);
    JsonNode nested =
        json(
            "{'type':'object','properties':{'meta':{'type':'object','properties':"
                + "{'created_at':{'type':'string'}}}}}");

    assertRefusedWith(
        orders.cursor("changedAt"),
        "The stream 'orders' has a cursor outside of its schema: [changedAt]."
            + " Did you mean 'changed_at'?");
    assertRefusedWith(
        SourceStream.named("orders").schema(Order.class).primaryKey("orderid"),
        "The stream 'orders' has a key outside of its schema: [orderid]. Did you mean 'order_id'?");
    assertRefusedWith(
        SourceStream.named("orders").schema(nested).cursor("meta", "createdAt"),
        "The stream 'orders' has a cursor outside of its schema: [meta, createdAt]."
            + " Did you mean 'created_at'?");
  }

  private static void assertRefusedWith(StreamBuilder builder, String sentence) {
    assertThatThrownBy(() -> builder.reader(NOTHING))
        .isInstanceOf(SystemException.class)
        .hasMessage(sentence);
  }

  /** A stream as a Java record. */
  record Order(@PrimaryKey long orderId, @Cursor Instant changedAt, Optional<String> note) {}

  @Test
  void a_record_class_gives_schema_key_and_cursor_and_its_instances_fit() {
    SourceStream orders =
        SourceStream.named("orders")
            .schema(Order.class)
            .reader(
                (from, out) ->
                    out.emit(
                        new Order(7, Instant.parse("2024-01-01T00:00:00Z"), Optional.empty())));

    Transcript run = Transcript.read(ListSource.of(orders), Catalogs.incremental(orders), "");

    assertThat(orders.describe().getSourceDefinedPrimaryKey())
        .isEqualTo(List.of(List.of("order_id")));
    assertThat(orders.describe().getDefaultCursorField()).containsExactly("changed_at");
    assertThat(run.records("orders"))
        .containsExactly(json("{'order_id':7,'changed_at':'2024-01-01T00:00:00Z','note':null}"));
    assertThat(run.states().get(0).at("/stream/stream_state/cursor").asText())
        .isEqualTo("2024-01-01T00:00:00Z");
  }

  @Test
  void a_cursor_to_choose_is_offered_beside_the_default() {
    assertRefused(users().cursor("id").otherCursor("gone"), "Declare the field");
    assertThat(users().otherCursor("name").reader(NOTHING).describe().getSupportedSyncModes())
        .contains(SyncMode.INCREMENTAL);
  }

  @Test
  void a_source_is_named_after_its_class() {
    assertThat(SourceConnector.name("UsersSource")).isEqualTo("source-users");
    assertThat(SourceConnector.name("HTTPApiSource")).isEqualTo("source-http-api");
    assertThat(SourceConnector.name("OldUsers")).isEqualTo("source-old-users");
    assertThat(SourceConnector.name("Source")).isEqualTo("source");
  }
}
