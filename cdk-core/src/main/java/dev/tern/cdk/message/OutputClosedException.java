package dev.tern.cdk.message;

import java.io.IOException;

/**
 * Says that stdout takes no more: its reader has gone away, or the device behind it failed.
 *
 * <p>It ends the process with exit code 1; nobody is left to tell, so it is never reported as a
 * message.
 */
public final class OutputClosedException extends RuntimeException {

  private final boolean readerGone;

  OutputClosedException(IOException cause) {
    super("stdout cannot be written: " + cause.getMessage(), cause);
    this.readerGone = String.valueOf(cause.getMessage()).contains("Broken pipe");
  }

  /** Whether the reader closed the pipe, which is no failure worth a word. */
  public boolean readerGone() {
    return readerGone;
  }
}
