package dev.tern.cdk.log;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/** Makes one logger per name, all with the same {@link LogLevel}. */
final class AirbyteLoggerFactory implements ILoggerFactory {

  private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
  private final Level threshold = LogLevel.threshold();

  @Override
  public Logger getLogger(String name) {
    return loggers.computeIfAbsent(name, key -> new AirbyteLogger(key, threshold));
  }
}
