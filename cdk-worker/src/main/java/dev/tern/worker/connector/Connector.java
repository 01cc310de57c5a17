package dev.tern.worker.connector;

import java.util.List;
import java.util.Optional;

/**
 * A connector that can be started, whatever it is made of: a program, a jar, an image, a class.
 *
 * <p>Safe for any number of threads; every start is a run of its own.
 */
public interface Connector {

  /** Its reference as a person wrote it, for example {@code jar:target/source-users.jar}. */
  String reference();

  /**
   * What is another when the connector is another, as far as that can be told without starting it;
   * nothing when it cannot.
   */
  default Optional<String> stamp() {
    return Optional.empty();
  }

  /**
   * Starts one command.
   *
   * @param arguments the command and its flags, for example {@code read --config FILE}
   * @throws dev.tern.cdk.error.ConfigException when there is no such program, jar, image or class
   */
  ConnectorRun start(List<String> arguments);
}
