package dev.tern.cdk.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplacementTest {

  private static final List<String> USERS = List.of(Wire.overwrite("users"));

  private final MemoryDestination destination = new MemoryDestination();

  ReplacementTest() {
    destination.store.put("'users'", new ArrayList<>(List.of("{\"id\":0}")));
  }

  @Test
  void a_complete_stream_is_swapped_before_its_states_leave() throws IOException {
    WriteRun run =
        WriteRun.of(
            destination,
            USERS,
            Wire.record("users", 1),
            Wire.state("users", 1),
            Wire.record("users", 2),
            Wire.state("users", 2),
            Wire.status("users", "COMPLETE"));

    assertThat(run.code()).isZero();
    assertThat(run.lines())
        .containsExactly(
            Wire.echo(Wire.state("users", 1), 1), Wire.echo(Wire.state("users", 2), 1));
    assertThat(destination.store.get("'users'")).containsExactly("{\"id\":1}", "{\"id\":2}");
    assertThat(destination.calls)
        .containsExactly(
            "open 'users' to replace",
            "write 'users' 2",
            "complete 'users'",
            "close 'users'",
            "close");
  }

  @Test
  void without_complete_what_was_there_stays_and_no_state_leaves() throws IOException {
    WriteRun run =
        WriteRun.of(
            destination, USERS, Wire.record("users", 1), Wire.state("users", 1), Wire.global(2));

    assertThat(run.code()).isZero();
    assertThat(run.states()).isEmpty();
    assertThat(run.warnings())
        .singleElement()
        .asString()
        .contains("'users'", "the input ended before", "stays");
    assertThat(destination.store.get("'users'")).containsExactly("{\"id\":0}");
    assertThat(destination.calls).endsWith("abandon 'users'", "close 'users'", "close");
  }

  @Test
  void incomplete_is_not_complete() throws IOException {
    WriteRun run =
        WriteRun.of(
            destination,
            USERS,
            Wire.record("users", 1),
            Wire.state("users", 1),
            Wire.status("users", "INCOMPLETE"),
            Wire.status("users", "COMPLETE"));

    assertThat(run.code()).isZero();
    assertThat(run.states()).isEmpty();
    assertThat(run.warnings()).singleElement().asString().contains("could not read all of it");
    assertThat(destination.store.get("'users'")).containsExactly("{\"id\":0}");
  }

  @Test
  void an_empty_stream_that_is_complete_leaves_nothing() throws IOException {
    WriteRun run =
        WriteRun.of(destination, USERS, Wire.state("users", 1), Wire.status("users", "COMPLETE"));

    assertThat(run.states()).containsExactly(Wire.echo(Wire.state("users", 1), 0));
    assertThat(destination.store.get("'users'")).isEmpty();
  }

  @Test
  void a_failed_swap_lets_no_state_go_and_nothing_is_dropped() throws IOException {
    destination.failing = "complete 'users'";

    WriteRun run =
        WriteRun.of(
            destination,
            USERS,
            Wire.record("users", 1),
            Wire.state("users", 1),
            Wire.status("users", "COMPLETE"));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.states()).isEmpty();
    assertThat(destination.calls).endsWith("complete 'users'", "close 'users'", "close");
  }

  @Test
  void a_global_state_waits_for_the_swap_of_what_came_before_it() throws IOException {
    WriteRun run =
        WriteRun.of(
            destination,
            List.of(Wire.overwrite("users"), Wire.append("orders")),
            Wire.record("orders", 1),
            Wire.global(1),
            Wire.record("users", 2),
            Wire.global(2),
            Wire.status("users", "COMPLETE"));

    assertThat(run.states())
        .containsExactly(Wire.echo(Wire.global(1), 1), Wire.echo(Wire.global(2), 1));
  }

  @Test
  void an_append_stream_is_kept_without_complete() throws IOException {
    WriteRun run =
        WriteRun.of(
            destination,
            List.of(Wire.append("users")),
            Wire.record("users", 1),
            Wire.state("users", 1),
            Wire.status("users", "INCOMPLETE"));

    assertThat(run.lines()).containsExactly(Wire.echo(Wire.state("users", 1), 1));
    assertThat(destination.store.get("'users'")).containsExactly("{\"id\":0}", "{\"id\":1}");
    assertThat(destination.calls).doesNotContain("abandon 'users'", "complete 'users'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"append\",\"generation_id\":4,\"minimum_generation_id\":4",
        "\"append_dedup\",\"primary_key\":[[\"id\"]],\"generation_id\":4,\"minimum_generation_id\":4",
        "\"overwrite\",\"generation_id\":4,\"minimum_generation_id\":0",
        "\"overwrite\""
      })
  void a_catalog_that_ends_earlier_generations_replaces(String mode) throws IOException {
    WriteRun.of(destination, List.of(Wire.configured("users", mode)));

    assertThat(destination.calls).startsWith("open 'users' to replace");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"append\",\"generation_id\":4,\"minimum_generation_id\":3",
        "\"append\",\"generation_id\":0,\"minimum_generation_id\":0",
        "\"append\",\"generation_id\":4,\"minimum_generation_id\":null",
        "\"append\",\"generation_id\":null,\"minimum_generation_id\":null"
      })
  void any_other_catalog_adds(String mode) throws IOException {
    WriteRun.of(destination, List.of(Wire.configured("users", mode)));

    assertThat(destination.calls).startsWith("open 'users'");
  }

  @Test
  void a_record_after_complete_is_a_failure_of_the_source() throws IOException {
    WriteRun run =
        WriteRun.of(
            destination,
            USERS,
            Wire.status("users", "COMPLETE"),
            Wire.record("users", 1),
            Wire.state("users", 1));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.states()).isEmpty();
    assertThat(run.errors())
        .singleElement()
        .asString()
        .contains("'users'", "after it was complete");
  }

  @Test
  void the_status_of_a_stream_outside_the_catalog_is_told_once() throws IOException {
    WriteRun run =
        WriteRun.of(
            destination,
            List.of(Wire.append("users")),
            Wire.status("others", "COMPLETE"),
            Wire.status("others", "COMPLETE"),
            Wire.status("others", "STARTED"));

    assertThat(run.code()).isZero();
    assertThat(run.warnings()).singleElement().asString().contains("'others'");
  }
}
