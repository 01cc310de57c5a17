package dev.tern.cdk.source;

import static dev.tern.cdk.source.Transcript.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tern.cdk.error.SystemException;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.SyncMode;
import java.util.List;
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
    assertRefused(users().cursor("id").sourceDefinedCursor().anyCursor(), "Drop one");
    assertRefused(users().checkpointEvery(0), "at least 1");
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
  void a_source_is_named_after_its_class() {
    assertThat(SourceConnector.name("UsersSource")).isEqualTo("source-users");
    assertThat(SourceConnector.name("HTTPApiSource")).isEqualTo("source-http-api");
    assertThat(SourceConnector.name("OldUsers")).isEqualTo("source-old-users");
    assertThat(SourceConnector.name("Source")).isEqualTo("source");
  }
}
