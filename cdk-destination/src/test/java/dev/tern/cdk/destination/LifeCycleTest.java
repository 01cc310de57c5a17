package dev.tern.cdk.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifeCycleTest {

  private static final List<String> TWO = List.of(Wire.overwrite("users"), Wire.append("orders"));

  private final MemoryDestination destination = new MemoryDestination();

  @Test
  void all_that_was_opened_is_closed_when_the_next_cannot_be() throws IOException {
    destination.failing = "open 'orders'";

    WriteRun run = WriteRun.of(destination, TWO);

    assertThat(run.code()).isEqualTo(1);
    assertThat(destination.calls)
        .containsExactly(
            "open 'users' to replace",
            "open 'orders'",
            "abandon 'users'",
            "close 'users'",
            "close");
  }

  @Test
  void a_missing_writer_is_told_of_before_a_record_is_read() throws IOException {
    destination.writerless = true;

    WriteRun run = WriteRun.of(destination, TWO, Wire.record("users", 1), Wire.state("users", 1));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errors())
        .singleElement()
        .asString()
        .contains("MemoryDestination.open returned null for stream 'users'. Return a writer.");
    assertThat(run.states()).isEmpty();
    assertThat(destination.calls).containsExactly("open 'users' to replace", "close");
  }

  @Test
  void a_failure_to_close_after_success_is_a_failure() throws IOException {
    destination.failing = "close 'users'";

    WriteRun run = WriteRun.of(destination, TWO, Wire.status("users", "COMPLETE"));

    assertThat(run.code()).isEqualTo(1);
    assertThat(destination.calls).endsWith("close 'users'", "close 'orders'", "close");
  }

  @Test
  void a_failure_to_close_the_destination_is_a_failure() throws IOException {
    destination.failing = "close";

    assertThat(WriteRun.of(destination, List.of()).code()).isEqualTo(1);
  }

  @Test
  void a_failure_after_a_failure_is_told_beside_it() {
    IllegalStateException first = new IllegalStateException("first");
    IllegalStateException second = new IllegalStateException("second");
    FirstFailure outcome = new FirstFailure();
    outcome.attempt(
        () -> {
          throw first;
        });
    outcome.attempt(
        () -> {
          throw second;
        });
    outcome.attempt(
        () -> {
          throw first;
        });

    org.assertj.core.api.Assertions.assertThatThrownBy(outcome::rethrow)
        .isSameAs(first)
        .hasSuppressedException(second);
    assertThat(first.getSuppressed()).hasSize(1);
  }

  @Test
  void an_error_of_the_machine_still_closes_everything() throws IOException {
    destination.failing = "write 'orders' 1";
    MemoryDestination broken = destination;
    broken.failure = new IOException("gone");

    WriteRun run = WriteRun.of(broken, TWO, Wire.record("orders", 1));

    assertThat(run.code()).isEqualTo(1);
    assertThat(broken.calls)
        .endsWith("abandon 'users'", "close 'users'", "close 'orders'", "close");
  }
}
