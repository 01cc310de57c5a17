package dev.tern.testkit.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One run of the connector as it was watched.
 *
 * @param name what was tried, for example {@code read, cut at state 3}
 * @param marks records, states and acknowledgements over time; runs with many are thinned out
 * @param samples throughput and memory over time; empty where memory cannot be seen
 */
public record ObservedRun(
    String name,
    List<String> command,
    Instant started,
    Duration took,
    int exitCode,
    List<Mark> marks,
    List<Sample> samples) {

  /** Keeps its own copies. */
  public ObservedRun {
    command = List.copyOf(command);
    marks = List.copyOf(marks);
    samples = List.copyOf(samples);
  }

  /**
   * Something that happened.
   *
   * @param at since the start of the run
   * @param kind for example RECORD, STATE, ACK, TRACE
   * @param stream the stream it is about; empty for none
   */
  public record Mark(Duration at, String kind, String stream) {}

  /**
   * How the run stood.
   *
   * @param at since the start of the run
   * @param records seen so far
   * @param bytes seen so far
   * @param residentBytes memory of the process; 0 where it cannot be seen
   */
  public record Sample(Duration at, long records, long bytes, long residentBytes) {}
}
