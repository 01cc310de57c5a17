package dev.tern.testkit.suite;

import dev.tern.worker.connector.Connector;
import java.util.Map;

/** A connector whose environment can be changed. */
public interface Surroundings extends Connector {

  /** The same connector with more environment variables. */
  Connector with(Map<String, String> variables);
}
