package dev.tern.cdk.log;

import dev.tern.protocol.AirbyteLogMessage;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/**
 * A logger whose lines are LOG messages: the whole text in one message, the stack trace beside it
 * (ENV-18).
 */
final class AirbyteLogger extends LegacyAbstractLogger {

  private static final long serialVersionUID = 1L;

  private final Level threshold;

  AirbyteLogger(String name, Level threshold) {
    this.name = name;
    this.threshold = threshold;
  }

  @Override
  public boolean isTraceEnabled() {
    return enabled(Level.TRACE);
  }

  @Override
  public boolean isDebugEnabled() {
    return enabled(Level.DEBUG);
  }

  @Override
  public boolean isInfoEnabled() {
    return enabled(Level.INFO);
  }

  @Override
  public boolean isWarnEnabled() {
    return enabled(Level.WARN);
  }

  @Override
  public boolean isErrorEnabled() {
    return enabled(Level.ERROR);
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      String pattern,
      Object @Nullable [] arguments,
      @Nullable Throwable failure) {
    String text = MessageFormatter.basicArrayFormat(pattern, arguments);
    AirbyteLogMessage log =
        new AirbyteLogMessage()
            .withLevel(AirbyteLogMessage.Level.fromValue(level.name()))
            .withMessage(String.valueOf(text));
    LogOutput.write(failure == null ? log : log.withStackTrace(stackTrace(failure)));
  }

  private boolean enabled(Level level) {
    return level.toInt() >= threshold.toInt();
  }

  private static String stackTrace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
