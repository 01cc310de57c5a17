package dev.tern.cdk.cli;

import dev.tern.cdk.message.MessageWriter;
import dev.tern.cdk.message.Messages;
import dev.tern.cdk.message.OutputClosedException;
import dev.tern.protocol.AirbyteLogMessage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The life of the process around a command: turns SIGTERM and Ctrl-C into a request to stop, waits
 * for the safe point, but not forever, refuses an exit out of the middle of a command, and names
 * the threads a connector leaves behind.
 */
final class ProcessWatch {

  /** With the last words less than the 10 s that platforms wait before they kill (WRITE-18). */
  private static final long PATIENCE_SECONDS = 9;

  private static final long LAST_WORDS_MILLIS = 500;
  private static final int STOPPED = 143;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final MessageWriter out;
  private final Thread caller = Thread.currentThread();

  ProcessWatch(StopSignal stop, MessageWriter out) {
    this.out = out;
    stop.onRequest(this::endInTime);
    Thread hook = new Thread(() -> stopAndWait(stop), "tern-stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void stopAndWait(StopSignal stop) {
    if (ended.getCount() == 0) {
      return;
    }
    Optional<ExitCall> exit = ExitCall.find();
    if (exit.isPresent() && ended.getCount() > 0) {
      // Whoever called it waits for this hook: there is no safe point to wait for.
      refuse(exit.get());
      return;
    }
    stop.request();
    try {
      ended.await(); // not longer than the guard lets anyone wait
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the process when the command does not, whatever keeps it. */
  private void endInTime() {
    Thread guard =
        new Thread(
            () -> {
              try {
                if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                  lastWords();
                  Runtime.getRuntime().halt(STOPPED);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "tern-stop-guard");
    guard.setDaemon(true);
    guard.start();
  }

  /**
   * Says that time is up, unless the command is stuck in a write that nobody reads: then whoever
   * waits for the writer waits forever, and the process has to end without a word.
   */
  private void lastWords() throws InterruptedException {
    Thread speaker =
        new Thread(
            () -> {
              warn(
                  "The connector did not come to a safe point within "
                      + PATIENCE_SECONDS
                      + " s"
                      + StuckThread.find(caller).map(stuck -> ": " + stuck).orElse("")
                      + ". It ends without one.");
              closeOutput();
            },
            "tern-last-words");
    speaker.setDaemon(true);
    speaker.start();
    speaker.join(LAST_WORDS_MILLIS);
  }

  private void refuse(ExitCall exit) {
    try {
      out.write(Messages.error(Failures.trace(exit.failure())));
    } catch (OutputClosedException e) {
      // nobody is left to be told
    } finally {
      closeOutput();
      Runtime.getRuntime().halt(1);
    }
  }

  /** The command has come to its end: nothing more will be written. */
  void end() {
    leftBehind().forEach(name -> warn("The connector left thread '" + name + "' running."));
    closeOutput();
    ended.countDown();
  }

  private List<String> leftBehind() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && !thread.isDaemon() && thread != caller)
        .map(Thread::getName)
        .filter(name -> !name.equals("DestroyJavaVM") && !name.equals("tern-stop"))
        .filter(name -> !name.startsWith("SIG"))
        .sorted()
        .toList();
  }

  private void warn(String text) {
    try {
      out.write(Messages.log(AirbyteLogMessage.Level.WARN, text));
    } catch (OutputClosedException e) {
      // nobody is left to be warned
    }
  }

  private void closeOutput() {
    try {
      out.close();
    } catch (OutputClosedException e) {
      // nobody is left to write to
    }
  }
}
