package dev.tern.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import dev.tern.worker.sync.AttemptResult;
import dev.tern.worker.sync.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  @Test
  void one_attempt_is_all_unless_asked_for_more() {
    assertThat(RetryPolicy.once().next(List.of(Told.failed()))).isEmpty();
    assertThat(RetryPolicy.once().next(List.of(Told.partial()))).isEmpty();
  }

  @Test
  void so_many_attempts_are_made_of_whatever_kind() {
    assertThat(waits(RetryPolicy.attempts(3), i -> i == 0 ? Told.partial() : Told.failed()))
        .containsExactly(Duration.ZERO, Duration.ofSeconds(10));
  }

  @Test
  void complete_failures_end_after_five_in_a_row() {
    assertThat(waits(RetryPolicy.platform(), i -> Told.failed()))
        .extracting(Duration::toSeconds)
        .containsExactly(10L, 30L, 90L, 270L);
  }

  @Test
  void complete_failures_end_after_ten_in_all() {
    assertThat(waits(RetryPolicy.platform(), i -> i % 5 == 4 ? Told.partial() : Told.failed()))
        .hasSize(11);
  }

  @Test
  void partial_failures_end_after_twenty_and_wait_for_nothing() {
    assertThat(waits(RetryPolicy.platform(), i -> Told.partial()))
        .hasSize(19)
        .containsOnly(Duration.ZERO);
  }

  @Test
  void a_wait_is_half_an_hour_at_most() {
    RetryPolicy patient = new RetryPolicy(100, 100, 100, 100, 100);

    assertThat(waits(patient, i -> Told.failed()).get(98)).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void nothing_follows_what_a_person_stopped_or_has_to_mend() {
    RetryPolicy policy = RetryPolicy.platform();

    assertThat(policy.next(List.of(Told.ended(Verdict.CANCELLED)))).isEmpty();
    assertThat(
            policy.next(
                List.of(Told.failed(Verdict.PARTIAL, FailureType.CONFIG_ERROR, "No such key."))))
        .isEmpty();
  }

  private static List<Duration> waits(RetryPolicy policy, IntFunction<AttemptResult> attempts) {
    List<AttemptResult> results = new ArrayList<>(List.of(attempts.apply(0)));
    List<Duration> waits = new ArrayList<>();
    Optional<Duration> wait = policy.next(results);
    while (wait.isPresent()) {
      waits.add(wait.get());
      results.add(attempts.apply(results.size()));
      wait = policy.next(results);
    }
    return waits;
  }
}
