package dev.tern.cdk.source;

import static dev.tern.cdk.source.Transcript.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.SyncMode;
import java.util.List;
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

  private static List<String> warnings(Transcript run) {
    return run.of("LOG").stream()
        .filter(message -> message.at("/log/level").asText().equals("WARN"))
        .map(message -> message.at("/log/message").asText())
        .toList();
  }

  @Test
  void undeclared_fields_are_named_in_one_warning_without_their_values() {
    SourceStream users =
        users("{'id':1,'zip':'secret'}", "{'id':2}", "{'id':3,'age':4,'zip':'secret'}");

    Transcript run = Transcript.read(ListSource.of(users), Catalogs.fullRefresh(users), "");

    assertThat(run.exit()).isZero();
    assertThat(warnings(run))
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
    assertThat(warnings(run)).isEmpty();
  }

  @Test
  void names_made_of_data_do_not_fill_the_warning() {
    String[] records = new String[100];
    for (int i = 0; i < records.length; i++) {
      records[i] = "{'id':1,'field_" + i + "':0}";
    }
    SourceStream users = users(records);

    Transcript run = Transcript.read(ListSource.of(users), Catalogs.fullRefresh(users), "");

    assertThat(warnings(run)).hasSize(1);
    assertThat(warnings(run).get(0).split("field_", -1)).hasSize(21);
  }

  @Test
  void records_without_a_cursor_are_counted_in_one_warning() {
    SourceStream users = users("{'id':1}", "{'name':'a'}", "{'id':null,'name':'b'}");

    Transcript incremental = Transcript.read(ListSource.of(users), Catalogs.incremental(users), "");
    Transcript full = Transcript.read(ListSource.of(users), Catalogs.fullRefresh(users), "");

    assertThat(warnings(incremental)).hasSize(1);
    assertThat(warnings(incremental).get(0))
        .startsWith("Records of stream 'users' without a value in cursor [id]: 2.");
    assertThat(warnings(full)).isEmpty();
  }
}
