package dev.tern.testkit.suite;

import dev.tern.cdk.cli.ConnectorProgram;
import dev.tern.cdk.cli.ProgramPrints;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.cli.StopSignal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;

/**
 * A program that believes to be somewhere, and runs when it is its turn: on a thread that keeps a
 * process alive, as the one of {@code main} does. What it prints to {@code System.out} and {@code
 * System.err} is treated as that of a process is.
 */
final class SettledProgram implements ConnectorProgram {

  private static final int INTERRUPTED = 130;

  private final ConnectorProgram program;
  private final Locality there;
  private final Semaphore turn;
  private final ThreadGroup threads;

  /**
   * Not running yet.
   *
   * @param threads where its own are put
   */
  SettledProgram(ConnectorProgram program, Locality there, Semaphore turn, ThreadGroup threads) {
    this.program = program;
    this.there = there;
    this.turn = turn;
    this.threads = new ThreadGroup(threads, "connector");
  }

  @Override
  public int run(String[] arguments, StandardStreams streams, StopSignal stop) {
    CompletableFuture<Integer> code = new CompletableFuture<>();
    Thread thread = new Thread(threads, () -> live(arguments, streams, stop, code), "connector");
    thread.setDaemon(false);
    thread.start();
    try {
      return code.get();
    } catch (InterruptedException e) {
      thread.interrupt();
      return INTERRUPTED;
    } catch (ExecutionException e) {
      throw new IllegalStateException("The connector broke down.", e.getCause());
    }
  }

  private void live(
      String[] arguments,
      StandardStreams streams,
      StopSignal stop,
      CompletableFuture<Integer> code) {
    try {
      code.complete(inTurn(arguments, streams, stop));
    } catch (Throwable e) {
      // Errors, too: whoever waits for the code has to know.
      code.completeExceptionally(e);
    }
  }

  /** Nobody hears of the end before all is as it was. */
  private int inTurn(String[] arguments, StandardStreams streams, StopSignal stop) {
    turn.acquireUninterruptibly();
    Locality here = Locality.here();
    ProgramPrints prints = new ProgramPrints(threads, streams);
    try {
      there.settle();
      return program.run(arguments, streams, stop);
    } finally {
      prints.end();
      here.settle();
      turn.release();
    }
  }
}
