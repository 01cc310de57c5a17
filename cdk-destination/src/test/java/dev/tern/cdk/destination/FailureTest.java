package dev.tern.cdk.destination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.TransientException;
import dev.tern.protocol.DestinationSyncMode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureTest {

  private final Tired destination = new Tired();

  /** Fails for a while, or for good. */
  private static final class Tired extends AbstractDestination<Tired.Config> {

    /** Nothing is needed. */
    record Config(Optional<String> note) {}

    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    String tiredOf = "";
    int times;
    RuntimeException failure = new TransientException("The store is busy.");

    @Override
    protected void check(Config config) {}

    @Override
    protected Capabilities capabilities() {
      return Capabilities.ofAllModes().withRefreshes();
    }

    @Override
    protected RetryPolicy retryPolicy(Config config) {
      return new RetryPolicy(3, Duration.ofMillis(1), 2, Duration.ofMillis(3));
    }

    @Override
    protected StreamWriter open(Config config, WriteRequest request) {
      String name = request.descriptor().getName();
      call("open " + name + (request.resumable() ? " to go on" : ""));
      return new StreamWriter() {
        @Override
        public void write(Batch batch) {
          batch.forEach(record -> batch.reject(record.index(), "It is refused."));
          call("write " + name + " " + batch.size());
        }

        @Override
        public void complete() {
          call("complete " + name);
        }

        @Override
        public void abandon() {
          call("abandon " + name);
        }
      };
    }

    private synchronized void call(String call) {
      calls.add(call);
      if (call.equals(tiredOf) && times-- > 0) {
        throw failure;
      }
    }
  }

  private WriteRun users(String mode, String... lines) throws IOException {
    return WriteRun.of(destination, List.of(Wire.configured("users", mode)), lines);
  }

  @Test
  void a_batch_is_written_again_after_a_failure_that_passes() throws IOException {
    destination.tiredOf = "write users 1";
    destination.times = 2;

    WriteRun run = users("\"append\"", Wire.record("users", 1), Wire.state("users", 1));

    assertThat(run.code()).isZero();
    assertThat(run.warnings()).filteredOn(line -> line.contains("attempt")).hasSize(2);
    assertThat(run.states())
        .singleElement()
        .asString()
        .endsWith("{\"recordCount\":0.0,\"rejectedRecordCount\":1.0}}}");
    assertThat(destination.calls)
        .containsExactly("open users", "write users 1", "write users 1", "write users 1");
  }

  @Test
  void a_swap_is_tried_again_after_a_failure_that_passes() throws IOException {
    destination.tiredOf = "complete users";
    destination.times = 1;

    WriteRun run = users("\"overwrite\"", Wire.state("users", 1), Wire.status("users", "COMPLETE"));

    assertThat(run.code()).isZero();
    assertThat(run.states()).hasSize(1);
    assertThat(destination.calls).containsExactly("open users", "complete users", "complete users");
  }

  @Test
  void a_failure_that_does_not_pass_ends_one_stream_only() throws IOException {
    destination.tiredOf = "write users 1";
    destination.times = 100;

    WriteRun run =
        WriteRun.of(
            destination,
            List.of(Wire.append("users"), Wire.append("orders")),
            Wire.record("users", 1),
            Wire.state("users", 1),
            Wire.record("orders", 2),
            Wire.state("orders", 2),
            Wire.status("orders", "COMPLETE"),
            Wire.global(3));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errors())
        .singleElement()
        .asString()
        .contains("The store is busy.", "transient_error", "\"name\":\"users\"");
    assertThat(run.states()).singleElement().asString().contains("\"orders\"");
    assertThat(destination.calls).contains("complete orders");
  }

  @Test
  void a_failure_of_the_user_is_told_as_one_and_not_tried_again() throws IOException {
    destination.tiredOf = "write users 1";
    destination.times = 100;
    destination.failure = new ConfigException("The disk is full. Make room.");

    WriteRun run = users("\"append\"", Wire.record("users", 1));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errors())
        .singleElement()
        .asString()
        .contains("The disk is full. Make room.", "config_error");
    assertThat(destination.calls).containsExactly("open users", "write users 1");
  }

  @Test
  void states_of_a_refresh_leave_before_it_is_complete_and_nothing_is_swapped() throws IOException {
    WriteRun run =
        users(
            "\"append\",\"generation_id\":4,\"minimum_generation_id\":4",
            Wire.record("users", 1),
            Wire.state("users", 1));

    assertThat(run.code()).isZero();
    assertThat(run.states()).hasSize(1);
    assertThat(run.warnings()).last().asString().contains("kept aside");
    assertThat(destination.calls).containsExactly("open users to go on", "write users 1");
  }

  @Test
  void a_refresh_is_finished_when_it_is_complete() throws IOException {
    users(
        "\"overwrite\",\"generation_id\":4,\"minimum_generation_id\":4",
        Wire.record("users", 1),
        Wire.status("users", "COMPLETE"));

    assertThat(destination.calls)
        .containsExactly("open users to go on", "write users 1", "complete users");
  }

  @Test
  void a_mode_that_needs_a_key_is_refused_without_one() throws IOException {
    WriteRun run = users('"' + DestinationSyncMode.APPEND_DEDUP.value() + '"');

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errors()).singleElement().asString().contains("no primary key", "config_error");
    assertThat(destination.calls).isEmpty();
  }
}
