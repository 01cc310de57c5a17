package dev.tern.cdk.source;

import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.error.SystemException;

/** The way from {@code main} into a source. */
public final class SourceRunner {

  private SourceRunner() {}

  /**
   * Runs one command of a source on the streams of the process.
   *
   * @return the exit code for {@link System#exit}
   */
  public static int run(AbstractSource<?> source, String[] args) {
    throw new SystemException("not yet: " + source + args.length);
  }

  /** As {@link #run(AbstractSource, String[])} inside another program, on streams of its own. */
  public static int run(AbstractSource<?> source, String[] args, StandardStreams streams) {
    throw new SystemException("not yet: " + source + args.length + streams);
  }
}
