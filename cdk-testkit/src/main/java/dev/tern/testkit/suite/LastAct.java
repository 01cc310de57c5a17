package dev.tern.testkit.suite;

/**
 * What is still done when this process is told to end, by Ctrl-C or SIGTERM, before its owner has
 * closed it. Owners run beside each other then, in no order.
 */
final class LastAct implements AutoCloseable {

  private final Thread hook;

  /** Stands ready from now on. */
  LastAct(Runnable act) {
    this.hook = new Thread(act, "last-act");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // it is being done
    }
  }
}
