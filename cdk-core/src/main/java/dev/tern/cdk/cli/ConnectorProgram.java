package dev.tern.cdk.cli;

/**
 * A connector that can run inside another program, on streams of its own: under a debugger, in a
 * test, or as one end of a worker.
 */
public interface ConnectorProgram {

  /**
   * Runs one command to its end.
   *
   * @param stop asks it to end at a safe point, as SIGTERM does to a process
   * @return the exit code of the process it would have been
   */
  int run(String[] arguments, StandardStreams streams, StopSignal stop);
}
