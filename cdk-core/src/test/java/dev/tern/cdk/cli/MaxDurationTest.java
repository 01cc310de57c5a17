package dev.tern.cdk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaxDurationTest {

  @ParameterizedTest
  @CsvSource({"90s,90", "10m,600", "2h,7200", "2H,7200", "PT10M,600", "PT1H30M,5400", "P1D,86400"})
  void a_time_can_be_written_in_several_ways(String text, long seconds) throws Exception {
    assertThat(MaxDuration.parse(text)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10", "m", "10 m", "0s", "-5m", "PT-5M", "1.5h", "soon", "P999999999999D"})
  void what_is_no_time_is_told_with_the_ways_to_write_one(String text) {
    assertThatThrownBy(() -> MaxDuration.parse(text))
        .isInstanceOf(UsageException.class)
        .hasMessage("'" + text + "' is no time for --max-duration. Write 90s, 10m, 2h or PT1H30M.");
  }

  @Test
  void a_deadline_asks_for_the_end_unless_it_is_closed_before() throws Exception {
    StopSignal late = new StopSignal();
    StopSignal early = new StopSignal();
    CountDownLatch asked = new CountDownLatch(1);
    late.onRequest(asked::countDown);

    Deadline far = new Deadline(Duration.ofHours(1), early);
    Deadline near = new Deadline(Duration.ofMillis(20), late);
    asked.await();
    far.close();
    near.close();

    assertThat(late.requested()).isTrue();
    assertThat(early.requested()).isFalse();
  }
}
