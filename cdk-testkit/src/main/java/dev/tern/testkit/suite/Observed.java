package dev.tern.testkit.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteCatalog;
import dev.tern.protocol.AirbyteConnectionStatus;
import dev.tern.protocol.AirbyteErrorTraceMessage;
import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.protocol.AirbyteMessage;
import dev.tern.protocol.AirbyteRecordMessage;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.protocol.AirbyteTraceMessage;
import dev.tern.protocol.ConnectorSpecification;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.testkit.Transcript;
import dev.tern.testkit.rule.Finding.Evidence;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A run that is over: what the connector was given, what it said, and how it ended.
 *
 * @param exitCode -1 when it was killed
 * @param lines all of stdout
 * @param errors all of stderr
 */
public record Observed(
    Trial trial,
    Ending ending,
    int exitCode,
    List<OutputLine> lines,
    String errors,
    Duration took) {

  /** More than a report shows: a secret must not be cut in two before it is masked. */
  private static final int KEPT = 8000;

  private static final int LAST_ERRORS = 10;

  /** Keeps its own copy. */
  public Observed {
    lines = List.copyOf(lines);
  }

  /** Whether it did all it was asked for. */
  public boolean succeeded() {
    return ending == Ending.ENDED && exitCode == 0;
  }

  /** Every line that is a message. */
  public Transcript transcript() {
    return new Transcript(lines.stream().flatMap(line -> line.message().stream()).toList());
  }

  /** All records. */
  public List<AirbyteRecordMessage> records() {
    return parts(AirbyteMessage::getRecord).toList();
  }

  /** The data of the records of a stream. */
  public List<JsonNode> records(StreamDescriptor stream) {
    return parts(AirbyteMessage::getRecord)
        .filter(record -> stream(record).equals(stream))
        .map(AirbyteRecordMessage::getData)
        .toList();
  }

  /** The stream a record says it is of. */
  public static StreamDescriptor stream(AirbyteRecordMessage record) {
    return new StreamDescriptor().withName(record.getStream()).withNamespace(record.getNamespace());
  }

  /** All states. */
  public List<AirbyteStateMessage> states() {
    return parts(AirbyteMessage::getState).toList();
  }

  /** All ERROR traces. */
  public List<AirbyteErrorTraceMessage> errorTraces() {
    return parts(AirbyteMessage::getTrace)
        .map(AirbyteTraceMessage::getError)
        .filter(Objects::nonNull)
        .toList();
  }

  /** Whether it failed, with a config_error among its ERROR traces. */
  public boolean refused() {
    return exitCode != 0
        && errorTraces().stream()
            .anyMatch(error -> error.getFailureType() == FailureType.CONFIG_ERROR);
  }

  /** The statuses of a stream. */
  public List<AirbyteStreamStatus> statuses(StreamDescriptor stream) {
    return parts(AirbyteMessage::getTrace)
        .map(AirbyteTraceMessage::getStreamStatus)
        .filter(Objects::nonNull)
        .filter(status -> stream.equals(status.getStreamDescriptor()))
        .map(status -> status.getStatus())
        .toList();
  }

  /** All log messages. */
  public List<AirbyteLogMessage> logs() {
    return parts(AirbyteMessage::getLog).toList();
  }

  /** The first answer to {@code check}. */
  public Optional<AirbyteConnectionStatus> connectionStatus() {
    return parts(AirbyteMessage::getConnectionStatus).findFirst();
  }

  /** The first answer to {@code spec}. */
  public Optional<ConnectorSpecification> spec() {
    return parts(AirbyteMessage::getSpec).findFirst();
  }

  /** The first answer to {@code discover}. */
  public Optional<AirbyteCatalog> catalog() {
    return parts(AirbyteMessage::getCatalog).findFirst();
  }

  /** The first line whose message fits, as something to show. */
  public Evidence[] evidence(Predicate<AirbyteMessage> wanted) {
    return lines.stream()
        .filter(line -> line.message().filter(wanted).isPresent())
        .limit(1)
        .map(line -> line.evidence(trial.name()))
        .toArray(Evidence[]::new);
  }

  /** The line of the first ERROR trace, as something to show. */
  public Evidence[] failure() {
    return evidence(message -> message.getTrace() != null && message.getTrace().getError() != null);
  }

  /** The saved states it was given, as something to show. */
  public Evidence[] givenStates() {
    return trial.state().stream()
        .map(state -> Evidence.of(trial.name() + ", --state", 0, state.toString()))
        .toArray(Evidence[]::new);
  }

  /** How it ended, in words. */
  public String end() {
    return switch (ending) {
      case ENDED -> "exit code " + exitCode + firstError();
      case CUT -> "cut on purpose";
      case OVERFLOWED -> KeptOutput.told();
      case HUNG -> "no end within " + took.toSeconds() + " s";
    };
  }

  private String firstError() {
    return errorTraces().stream()
        .findFirst()
        .map(Observed::told)
        .or(() -> lastError().map(Observed::quoted))
        .map(text -> ", " + text)
        .orElse("");
  }

  private Optional<String> lastError() {
    return errors.lines().filter(line -> !line.isBlank()).reduce((one, next) -> next);
  }

  private static String told(AirbyteErrorTraceMessage error) {
    String message =
        error.getMessage() == null
            ? "an ERROR trace without a message"
            : quoted(error.getMessage());
    return error.getFailureType() == null ? message + ", no failure_type" : message;
  }

  private static String quoted(String text) {
    return "'" + shown(text) + "'";
  }

  private static String shown(String text) {
    return text.length() > KEPT ? text.substring(0, KEPT) + " …" : text;
  }

  /** The last lines of stderr, which tell of a crash, as something to show. */
  public Evidence[] lastErrors() {
    List<String> all = errors.lines().toList();
    int from = Math.max(0, all.size() - LAST_ERRORS);
    return IntStream.range(from, all.size())
        .mapToObj(at -> Evidence.of(trial.name() + ", stderr", at + 1L, all.get(at)))
        .toArray(Evidence[]::new);
  }

  private <T> Stream<T> parts(Function<AirbyteMessage, T> part) {
    return lines.stream()
        .flatMap(line -> line.message().stream())
        .map(part)
        .filter(Objects::nonNull);
  }
}
