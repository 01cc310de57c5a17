package dev.tern.cdk.source;

import static dev.tern.cdk.source.Transcript.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.SyncMode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordNotesTest {

  private static SourceStream users(String... records) {
    return SourceStream.named("users")
        .schema(ReadTest.SCHEMA)
        .cursor("id")
        .reader(
            (from, out) -> {
              for (String record : records) {
                out.emit(json(record));
              }
            });
  }

  @Test
  void undeclared_fields_are_named_in_one_warning_without_their_values() {
    SourceStream users =
        users("{'id':1,'zip':'secret'}", "{'id':2}", "{'id':3,'age':4,'zip':'secret'}");

    Transcript run = Transcript.read(ListSource.of(users), Catalogs.fullRefresh(users), "");

    assertThat(run.exit()).isZero();
    assertThat(run.warnings())
        .containsExactly(
            "Stream 'users' does not declare [age, zip]: left out of its records. Add them to its"
                + " schema.");
    assertThat(run.lines()).noneMatch(line -> line.contains("secret"));
  }

  @Test
  void fields_the_user_does_not_want_are_no_matter_for_a_warning() {
    SourceStream users = users("{'id':1,'name':'a'}");
    AirbyteStream narrow =
        users
            .describe()
            .withJsonSchema(json("{'type':'object','properties':{'id':{'type':'integer'}}}"));
    String catalog = Catalogs.text(List.of(Catalogs.of(narrow, SyncMode.FULL_REFRESH)));

    Transcript run = Transcript.read(ListSource.of(users("{'id':1,'name':'a'}")), catalog, "");

    assertThat(run.records("users")).containsExactly(json("{'id':1}"));
    assertThat(run.warnings()).isEmpty();
  }

  @Test
  void names_made_of_data_do_not_fill_the_warning() {
    String[] records = new String[100];
    for (int i = 0; i < records.length; i++) {
      records[i] = "{'id':1,'field_" + i + "':0}";
    }
    SourceStream users = users(records);

    Transcript run = Transcript.read(ListSource.of(users), Catalogs.fullRefresh(users), "");

    assertThat(run.warnings()).hasSize(1);
    assertThat(run.warnings().get(0).split("field_", -1)).hasSize(21);
  }

  @Test
  void records_without_a_cursor_are_counted_in_one_warning() {
    SourceStream users = users("{'id':1}", "{'name':'a'}", "{'id':null,'name':'b'}");

    Transcript incremental = Transcript.read(ListSource.of(users), Catalogs.incremental(users), "");
    Transcript full = Transcript.read(ListSource.of(users), Catalogs.fullRefresh(users), "");

    assertThat(incremental.warnings()).hasSize(1);
    assertThat(incremental.warnings().get(0))
        .startsWith("Records of stream 'users' without a value in cursor [id]: 2.");
    assertThat(full.warnings()).isEmpty();
  }

  @Test
  void a_column_the_source_has_lost_is_said_once_and_blocks_nothing() {
    AirbyteStream wide =
        users()
            .describe()
            .withJsonSchema(json("{'type':'object','properties':{'id':{},'age':{},'name':{}}}"));
    String catalog = Catalogs.text(List.of(Catalogs.of(wide, SyncMode.FULL_REFRESH)));

    Transcript run = Transcript.read(ListSource.of(users("{'id':1}", "{'id':2}")), catalog, "");

    assertThat(run.exit()).isZero();
    assertThat(run.records("users")).containsExactly(json("{'id':1}"), json("{'id':2}"));
    assertThat(run.warnings())
        .containsExactly(
            "Stream 'users' does not have [age] any more: its records come without. Discover"
                + " again.");
    assertThat(run.of("LOG").stream().map(log -> log.at("/log/message").asText()))
        .contains("No record of stream 'users' had [name].");
  }

  @Test
  void what_several_found_is_told_together() {
    RecordNotes one = new RecordNotes(2, Set.of("x"), Set.of("a", "b"), 1);
    RecordNotes other = new RecordNotes(3, Set.of("y"), Set.of("b", "c"), 0);

    assertThat(one.and(other)).isEqualTo(new RecordNotes(5, Set.of("x", "y"), Set.of("b"), 1));
    assertThat(one.and(RecordNotes.NONE)).isEqualTo(one);
    assertThat(RecordNotes.NONE.and(one)).isEqualTo(one);
  }
}
