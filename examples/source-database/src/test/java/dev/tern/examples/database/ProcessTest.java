package dev.tern.examples.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The real main in a process of its own, in places far from here and with little memory. */
final class ProcessTest extends OnPostgres {

  private static final String ROWS =
      """
      CREATE TABLE t (id int8 PRIMARY KEY, "INDIGO" text, at timestamptz, wall timestamp, day date);
      INSERT INTO t VALUES (1, 'ıİiI ä', '2011-12-30 10:00:00Z', '2011-12-30 10:00:00', '2011-12-30')
      """;

  /** Samoa had no 30 December 2011; Turkish lower-cases I to something else. */
  @Test
  void the_place_of_the_process_has_no_say() throws Exception {
    Run run = new Run(folder, server.config(ROWS));
    List<String> read = run.readArguments(Run.catalog(run.discover().stream("t"), "wall"));
    Transcript samoa = Run.process(List.of(), Map.of("TZ", "Pacific/Apia", "LC_ALL", "C"), read);
    Transcript turkey =
        Run.process(
            List.of("-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=ISO-8859-9"),
            Map.of(),
            read);
    assertThat(samoa.exit()).isZero();
    assertThat(samoa.records("t"))
        .containsExactly(
            Transcript.json(
                """
                {"id":1,"INDIGO":"ıİiI ä","at":"2011-12-30T10:00:00Z",
                 "wall":"2011-12-30T10:00:00","day":"2011-12-30"}
                """))
        .isEqualTo(turkey.records("t"));
  }

  @Test
  void a_wrong_password_is_told_and_not_shown() throws Exception {
    server.execute("CREATE ROLE strict LOGIN PASSWORD 'correct'");
    requirePasswords();
    ObjectNode config = server.config("public", "strict").put("password", "Wr0ng+secret");
    Path file = Files.writeString(folder.resolve("config.json"), config.toString());
    Transcript check =
        Run.process(List.of(), Map.of(), List.of("check", "--config", file.toString()));
    assertThat(check.exit()).isZero();
    assertThat(check.of("CONNECTION_STATUS").get(0).at("/connectionStatus/message").asText())
        .contains("'username' and 'password'");
    assertThat(check.messages().toString()).doesNotContain("Wr0ng");
    Transcript discover =
        Run.process(List.of(), Map.of(), List.of("discover", "--config", file.toString()));
    assertThat(discover.exit()).isOne();
    assertThat(discover.failureTypes()).containsExactly("config_error");
    assertThat(discover.messages().toString()).doesNotContain("Wr0ng");
    config.put("password", "correct");
    assertThat(new Run(folder, config).check().messages().toString()).contains("SUCCEEDED");
  }

  private static void requirePasswords() throws SQLException {
    server.execute(
        """
        DO $$ BEGIN
          EXECUTE format('COPY (VALUES (''host all strict all scram-sha-256''),
            (''host all all all trust'')) TO %L', current_setting('hba_file'));
        END $$""");
    server.reload();
  }

  @Test
  void a_missing_table_is_told_once_and_the_others_are_read() throws Exception {
    ObjectNode config = server.config(ROWS + "; CREATE TABLE gone (a int)");
    Run run = new Run(folder, config);
    Transcript discovered = run.discover();
    ObjectNode catalog = Run.catalog(discovered.stream("gone"));
    Run.add(catalog.withArray("/streams"), discovered.stream("t"));
    server.execute(config, "DROP TABLE gone");
    Transcript read = Run.process(List.of(), Map.of(), run.readArguments(catalog));
    assertThat(read.records("t")).hasSize(1);
    assertThat(read.warnings()).filteredOn(text -> text.contains("gone")).hasSize(1);
  }

  @Test
  void a_large_table_streams_through_a_small_heap() throws Exception {
    ObjectNode config =
        server.config(
            """
            CREATE TABLE t (id int8 PRIMARY KEY, name text, wide text);
            INSERT INTO t SELECT g, 'name ' || g, repeat('x', 500) FROM generate_series(1, 200000) g;
            ALTER TABLE t ALTER wide SET STORAGE EXTERNAL;
            INSERT INTO t SELECT g, 'wide', repeat('y', 1000000) FROM generate_series(200001, 200040) g
            """);
    Run run = new Run(folder, config);
    List<String> read = run.readArguments(Run.catalog(run.discover().stream("t"), "id"));
    assertThat(Run.lines(List.of("-Xmx64m"), read, "\"RECORD\"")).isEqualTo(200_040);
  }
}
