package dev.tern.worker.connector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.error.TransientException;
import dev.tern.cdk.spec.SecretMask;
import dev.tern.protocol.AirbyteCatalog;
import dev.tern.protocol.AirbyteConnectionStatus;
import dev.tern.protocol.AirbyteErrorTraceMessage;
import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.protocol.ConnectorSpecification;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The commands of a connector that have one answer: {@code spec}, {@code check} and {@code
 * discover}.
 *
 * <p>The first answer counts, whatever the exit code. Without one the call fails the way the
 * connector's ERROR trace says: with a {@link ConfigException}, a {@link TransientException} or a
 * {@link SystemException}. Safe for any number of threads.
 *
 * @param patience how long a command may take
 * @param log gets what the connector logs, without the secrets of its configuration
 */
public record ConnectorCalls(Duration patience, Consumer<AirbyteLogMessage> log) {

  private static final Duration USUAL = Duration.ofMinutes(9);
  private static final int MOST_WORDS = 300;
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  /** Calls with the patience of a platform. */
  public static ConnectorCalls patient(Consumer<AirbyteLogMessage> log) {
    return new ConnectorCalls(USUAL, log);
  }

  /**
   * What a connector answered.
   *
   * @param config its whole configuration, when it changed that on the way (CONTROL)
   */
  public record Answer<T>(T value, Optional<ObjectNode> config) {}

  /**
   * What the connector says about itself.
   *
   * @throws ConfigException when it speaks another major version of the protocol (P21)
   */
  public ConnectorSpecification spec(Connector connector) {
    return new SoundAnswers(connector)
        .spec(call(connector, List.of("spec"), UnaryOperator.identity(), Heard::spec).value());
  }

  /** Whether the connector can work with a configuration. */
  public Answer<AirbyteConnectionStatus> check(
      Connector connector, ObjectNode config, ConnectorSpecification spec) {
    return call(connector, "check", config, spec, Heard::status);
  }

  /** The streams of a source. */
  public Answer<AirbyteCatalog> discover(
      Connector connector, ObjectNode config, ConnectorSpecification spec) {
    Answer<AirbyteCatalog> answer = call(connector, "discover", config, spec, Heard::catalog);
    return new Answer<>(new SoundAnswers(connector).catalog(answer.value()), answer.config());
  }

  /** Which of all answers is the one to a command. */
  @FunctionalInterface
  private interface Wanted<T> {
    Optional<T> of(Heard heard);
  }

  private <T> Answer<T> call(
      Connector connector,
      String command,
      ObjectNode config,
      ConnectorSpecification spec,
      Wanted<T> wanted) {
    try (HandedFiles files = HandedFiles.create()) {
      String file = files.write("config.json", config).toString();
      SecretMask mask = SecretMask.of(spec.getConnectionSpecification(), config);
      return call(connector, List.of(command, "--config", file), mask, wanted);
    }
  }

  private <T> Answer<T> call(
      Connector connector, List<String> arguments, UnaryOperator<String> mask, Wanted<T> wanted) {
    Heard heard = new Heard(log, mask);
    try (ConnectorRun run = connector.start(arguments)) {
      run.input().close();
      Thread errors = heard.listen(run.errors(), heard::error);
      Thread output = heard.listen(run.output(), heard::message);
      OptionalInt exit = run.await(patience);
      if (exit.isEmpty()) {
        run.kill();
      }
      TimeUnit.NANOSECONDS.timedJoin(output, LAST_WORDS.toNanos());
      TimeUnit.NANOSECONDS.timedJoin(errors, LAST_WORDS.toNanos());
      return wanted
          .of(heard)
          .map(value -> new Answer<>(value, heard.config()))
          .orElseThrow(() -> failure(connector, arguments.get(0), exit, heard));
    } catch (IOException e) {
      throw new SystemException(
          "The connector '" + connector.reference() + "' cannot be talked to.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientException("The call was interrupted.", e);
    }
  }

  private RuntimeException failure(
      Connector connector, String command, OptionalInt exit, Heard heard) {
    String who = "The connector '" + connector.reference() + "' ";
    if (heard.failure().isPresent()) {
      return told(heard.failure().get());
    }
    if (exit.isEmpty()) {
      return new TransientException(
          who + "did not answer '" + command + "' within " + patience.toSeconds() + " s.");
    }
    String end = exit.getAsInt() == 0 ? "ended well" : "ended with exit code " + exit.getAsInt();
    return new SystemException(
        who + end + " without an answer to '" + command + "'" + lastWords(heard),
        heard.lastErrors(),
        null);
  }

  /** The end of the sentence: the last two lines on stderr that are no part of a stack. */
  private static String lastWords(Heard heard) {
    List<String> lines =
        heard
            .lastErrors()
            .lines()
            .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
            .toList();
    if (lines.isEmpty()) {
      return ".";
    }
    String last = String.join(" ", lines.subList(Math.max(0, lines.size() - 2), lines.size()));
    String plain = last.replaceAll("\\p{Cntrl}", " ").strip();
    return ": " + (plain.length() > MOST_WORDS ? plain.substring(0, MOST_WORDS) + "…" : plain);
  }

  private static RuntimeException told(AirbyteErrorTraceMessage error) {
    String message = String.valueOf(error.getMessage());
    String details = error.getInternalMessage() == null ? "" : error.getInternalMessage();
    FailureType type =
        error.getFailureType() == null ? FailureType.SYSTEM_ERROR : error.getFailureType();
    return switch (type) {
      case CONFIG_ERROR -> new ConfigException(message, details, null);
      case TRANSIENT_ERROR -> new TransientException(message, details, null);
      case SYSTEM_ERROR -> new SystemException(message, details, null);
    };
  }
}
