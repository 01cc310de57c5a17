package dev.tern.worker;

import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import dev.tern.worker.sync.AttemptResult;
import dev.tern.worker.sync.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a job that failed is tried again, and after how long (P19).
 *
 * <p>A failure that moved nothing is complete, one that moved something is partial; each kind has
 * its bounds. After complete ones the wait grows, after partial ones there is none. What only a
 * person can mend is not tried again.
 *
 * @param attempts attempts of whatever kind that end the job
 * @param completeInARow complete failures, one after the other, that end the job
 * @param complete complete failures that end the job
 * @param partialInARow partial failures, one after the other, that end the job
 * @param partial partial failures that end the job
 */
public record RetryPolicy(
    int attempts, int completeInARow, int complete, int partialInARow, int partial) {

  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofMinutes(30);

  /** One attempt. */
  public static RetryPolicy once() {
    return attempts(1);
  }

  /** So many attempts that fail, of whatever kind. */
  public static RetryPolicy attempts(int most) {
    return new RetryPolicy(most, most, most, most, most);
  }

  /** As a platform does unless told otherwise. */
  public static RetryPolicy platform() {
    return new RetryPolicy(Integer.MAX_VALUE, 5, 10, 1_000, 20);
  }

  /** The wait before the next attempt; none when there is to be no other. */
  Optional<Duration> next(List<AttemptResult> failed) {
    AttemptResult last = failed.get(failed.size() - 1);
    if (needsAPerson(last) || spent(failed)) {
      return Optional.empty();
    }
    return Optional.of(
        last.verdict() == Verdict.PARTIAL ? Duration.ZERO : wait(inARow(failed, Verdict.FAILED)));
  }

  private static boolean needsAPerson(AttemptResult result) {
    boolean config =
        !result.failures().isEmpty() && result.failures().get(0).type() == FailureType.CONFIG_ERROR;
    return config || result.verdict() == Verdict.CANCELLED;
  }

  private boolean spent(List<AttemptResult> failed) {
    long partialOnes = failed.stream().filter(RetryPolicy::isPartial).count();
    long completeOnes = failed.size() - partialOnes;
    return completeOnes >= complete
        || partialOnes >= partial
        || inARow(failed, Verdict.FAILED) >= completeInARow
        || inARow(failed, Verdict.PARTIAL) >= partialInARow
        || failed.size() >= attempts;
  }

  private static boolean isPartial(AttemptResult result) {
    return result.verdict() == Verdict.PARTIAL;
  }

  private static int inARow(List<AttemptResult> failed, Verdict verdict) {
    int count = 0;
    for (int i = failed.size() - 1; i >= 0 && failed.get(i).verdict() == verdict; i--) {
      count++;
    }
    return count;
  }

  private static Duration wait(int failuresInARow) {
    Duration wait = FIRST;
    for (int i = 1; i < failuresInARow && wait.compareTo(LONGEST) < 0; i++) {
      wait = wait.multipliedBy(3);
    }
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}
