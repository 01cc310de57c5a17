package dev.tern.testkit.suite;

import dev.tern.worker.connector.ConnectorRun;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Runs that go on. When this process is told to end they are killed, and no other begins: whoever
 * asks for one, or for the end of one, waits until the process is gone.
 *
 * <p>Safe for any number of threads.
 */
final class OpenRuns implements AutoCloseable {

  private final Set<ConnectorRun> runs = new HashSet<>();
  private final LastAct last = new LastAct(this::killAll);
  private boolean over;

  /** Starts one; it is forgotten as it is closed. */
  synchronized ConnectorRun start(Supplier<ConnectorRun> starter) {
    hold();
    ConnectorRun run = starter.get();
    runs.add(run);
    return run;
  }

  /** One that has been closed. */
  synchronized void forget(ConnectorRun run) {
    hold();
    runs.remove(run);
  }

  private synchronized void killAll() {
    over = true;
    runs.forEach(ConnectorRun::kill);
  }

  private void hold() {
    while (over) {
      LockSupport.park(this);
    }
  }

  @Override
  public void close() {
    last.close();
  }
}
