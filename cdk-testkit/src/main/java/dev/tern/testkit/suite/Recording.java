package dev.tern.testkit.suite;

import dev.tern.protocol.AirbyteMessage;
import dev.tern.testkit.rule.ObservedRun;
import dev.tern.testkit.rule.ObservedRun.Mark;
import dev.tern.testkit.rule.ObservedRun.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * What a picture of a run is drawn from: marks and samples, thinned out as they become many. For
 * one thread.
 */
final class Recording {

  private static final int MOST = 1024;
  private static final long BETWEEN_SAMPLES = Duration.ofMillis(50).toNanos();

  private final Instant started = Instant.now();
  private final OptionalLong pid;
  private List<Mark> marks = new ArrayList<>();
  private List<Sample> samples = new ArrayList<>();
  private long stride = 1;
  private long records;
  private long bytes;
  private long nextSample;
  private long between = BETWEEN_SAMPLES;

  Recording(OptionalLong pid) {
    this.pid = pid;
    sample(Duration.ZERO);
  }

  void take(OutputLine line) {
    bytes += line.text().length() + 1L;
    line.message().ifPresent(message -> mark(line.at(), message));
    if (line.at().toNanos() >= nextSample) {
      sample(line.at());
      nextSample = line.at().toNanos() + between;
    }
  }

  private void mark(Duration at, AirbyteMessage message) {
    if (message.getType() == AirbyteMessage.Type.RECORD && records++ % stride != 0) {
      return;
    }
    marks.add(new Mark(at, String.valueOf(message.getType().value()), stream(message)));
    if (marks.size() == MOST) {
      marks = thinned(marks);
      stride *= 2;
    }
  }

  private void sample(Duration at) {
    long resident = pid.isPresent() ? ResidentMemory.of(pid.getAsLong()).orElse(0) : 0;
    samples.add(new Sample(at, records, bytes, resident));
    if (samples.size() == MOST) {
      samples = thinned(samples);
      between *= 2;
    }
  }

  private static <T> List<T> thinned(List<T> all) {
    return new ArrayList<>(
        IntStream.range(0, all.size()).filter(i -> i % 2 == 0).mapToObj(all::get).toList());
  }

  private static String stream(AirbyteMessage message) {
    Optional<String> name = Optional.ofNullable(message.getRecord()).map(it -> it.getStream());
    return name.or(
            () ->
                Optional.ofNullable(message.getState())
                    .map(state -> state.getStream())
                    .map(state -> state.getStreamDescriptor().getName()))
        .orElse("");
  }

  ObservedRun end(Trial trial, List<String> command, Duration took, int exitCode) {
    sample(took);
    List<String> told = command.stream().map(Workplace::told).toList();
    return new ObservedRun(trial.name(), told, started, took, exitCode, marks, samples);
  }
}
