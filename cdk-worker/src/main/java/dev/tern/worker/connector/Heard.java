package dev.tern.worker.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.Line;
import dev.tern.cdk.message.MessageReader;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteCatalog;
import dev.tern.protocol.AirbyteConnectionStatus;
import dev.tern.protocol.AirbyteErrorTraceMessage;
import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.protocol.AirbyteLogMessage.Level;
import dev.tern.protocol.AirbyteMessage;
import dev.tern.protocol.ConnectorSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a connector has said during one command: its first answer of each kind, its first failure,
 * its last configuration. Texts are without secrets. Safe for any number of threads.
 */
final class Heard {

  private static final int MOST_ERRORS = 10_000;

  private final Consumer<AirbyteLogMessage> log;
  private final UnaryOperator<String> mask;
  private @Nullable ConnectorSpecification spec;
  private @Nullable AirbyteConnectionStatus status;
  private @Nullable AirbyteCatalog catalog;
  private @Nullable AirbyteErrorTraceMessage failure;
  private @Nullable ObjectNode config;
  private String errors = "";

  Heard(Consumer<AirbyteLogMessage> log, UnaryOperator<String> mask) {
    this.log = log;
    this.mask = mask;
  }

  /** Hands every line of a stream to a listener, on a thread of its own. */
  Thread listen(InputStream in, Consumer<Line> listener) {
    Thread thread =
        new Thread(
            () -> {
              MessageReader lines = new MessageReader(in);
              try {
                for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                  listener.accept(line.get());
                }
              } catch (IOException e) {
                // it was closed
              }
            },
            "tern-call");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Takes a line of stderr. */
  void error(Line line) {
    String text = mask.apply(line.toString());
    Level level = ErrorLevel.of(text);
    log.accept(new AirbyteLogMessage().withLevel(level).withMessage(text));
    if (level == Level.INFO) {
      return;
    }
    synchronized (this) {
      String all = errors + text + "\n";
      errors = all.substring(Math.max(0, all.length() - MOST_ERRORS));
    }
  }

  /** Takes a line of stdout. */
  void message(Line line) {
    if (line.blank()) {
      return;
    }
    try {
      JsonNode tree = ProtocolJson.mapper().readTree(line.array(), line.offset(), line.length());
      take(ProtocolJson.mapper().treeToValue(tree, AirbyteMessage.class));
    } catch (JsonProcessingException e) {
      warn(line);
    } catch (IOException e) {
      warn(line);
    }
  }

  private void warn(Line line) {
    String text = "Line " + line.number() + " is no message and is dropped: " + line;
    log.accept(new AirbyteLogMessage().withLevel(Level.WARN).withMessage(mask.apply(text)));
  }

  private void take(AirbyteMessage message) {
    if (message.getLog() != null) {
      AirbyteLogMessage line = message.getLog();
      log.accept(line.withMessage(mask.apply(String.valueOf(line.getMessage()))));
    }
    synchronized (this) {
      spec = spec == null ? message.getSpec() : spec;
      status = status == null ? message.getConnectionStatus() : status;
      catalog = catalog == null ? message.getCatalog() : catalog;
      takeTrace(message);
      takeConfig(message);
    }
  }

  private void takeTrace(AirbyteMessage message) {
    boolean first = failure == null && message.getTrace() != null;
    AirbyteErrorTraceMessage error = first ? message.getTrace().getError() : null;
    if (error != null) {
      String details = error.getInternalMessage();
      failure =
          error
              .withMessage(mask.apply(String.valueOf(error.getMessage())))
              .withInternalMessage(details == null ? null : mask.apply(details));
    }
  }

  private void takeConfig(AirbyteMessage message) {
    if (message.getControl() != null
        && message.getControl().getConnectorConfig() != null
        && message.getControl().getConnectorConfig().getConfig() instanceof ObjectNode sent) {
      config = sent;
    }
  }

  synchronized Optional<ConnectorSpecification> spec() {
    return Optional.ofNullable(spec);
  }

  synchronized Optional<AirbyteConnectionStatus> status() {
    return Optional.ofNullable(status)
        .map(
            found ->
                found.getMessage() == null
                    ? found
                    : found.withMessage(mask.apply(found.getMessage())));
  }

  synchronized Optional<AirbyteCatalog> catalog() {
    return Optional.ofNullable(catalog);
  }

  synchronized Optional<AirbyteErrorTraceMessage> failure() {
    return Optional.ofNullable(failure);
  }

  /** The configuration it has now, when it changed that. */
  synchronized Optional<ObjectNode> config() {
    return Optional.ofNullable(config);
  }

  /** The last it printed on stderr. */
  synchronized String lastErrors() {
    return errors;
  }
}
