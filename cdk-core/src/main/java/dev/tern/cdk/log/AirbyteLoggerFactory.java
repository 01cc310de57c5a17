package dev.tern.cdk.log;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Makes one logger per name, all with the level of the environment variable {@code LOG_LEVEL}; INFO
 * without it.
 */
final class AirbyteLoggerFactory implements ILoggerFactory {

  private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
  private final Level threshold = threshold(System.getenv("LOG_LEVEL"));

  @Override
  public Logger getLogger(String name) {
    return loggers.computeIfAbsent(name, key -> new AirbyteLogger(key, threshold));
  }

  /** The level of that name; FATAL counts as ERROR, anything unknown as INFO. */
  static Level threshold(@Nullable String name) {
    String wanted = name == null ? "" : name.strip().toUpperCase(Locale.ROOT);
    if (wanted.equals("FATAL")) {
      return Level.ERROR;
    }
    return Arrays.stream(Level.values())
        .filter(level -> level.name().equals(wanted))
        .findFirst()
        .orElse(Level.INFO);
  }
}
