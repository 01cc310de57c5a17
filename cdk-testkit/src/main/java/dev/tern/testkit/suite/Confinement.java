package dev.tern.testkit.suite;

import dev.tern.worker.connector.Connector;
import java.util.List;

/** A connector with fewer rights, as far as this machine can take them. */
public final class Confinement implements AutoCloseable {

  private final Connector connector;
  private final List<String> taken;
  private final List<String> left;
  private final GivenFiles files;

  Confinement(Connector connector, List<String> taken, List<String> left, GivenFiles files) {
    this.connector = connector;
    this.taken = List.copyOf(taken);
    this.left = List.copyOf(left);
    this.files = files;
  }

  /** Does without what was taken. */
  public Connector connector() {
    return connector;
  }

  /** What it has to do without, for people: {@code as user 65534}. */
  public List<String> taken() {
    return taken;
  }

  /** What could not be taken, with the reason, for people. */
  public List<String> left() {
    return left;
  }

  /** Removes the files of its runs. */
  @Override
  public void close() {
    files.close();
  }
}
