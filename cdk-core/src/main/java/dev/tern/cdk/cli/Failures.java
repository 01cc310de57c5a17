package dev.tern.cdk.cli;

import dev.tern.cdk.error.ConnectorException;
import dev.tern.cdk.message.DamagedMessageException;
import dev.tern.protocol.AirbyteErrorTraceMessage;
import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;

/** Any failure in the words of an ERROR trace (ENV-11). */
final class Failures {

  private static final long MEGABYTE = 1024 * 1024;

  private Failures() {}

  /** The trace of a failure: a sentence for the user, details for the maintainer. */
  static AirbyteErrorTraceMessage trace(Throwable failure) {
    return new AirbyteErrorTraceMessage()
        .withMessage(userText(failure))
        .withInternalMessage(internalText(failure))
        .withStackTrace(StackTraces.text(failure))
        .withFailureType(
            failure instanceof ConnectorException known
                ? known.failureType()
                : FailureType.SYSTEM_ERROR);
  }

  /** The sentence for the user. */
  static String userText(Throwable failure) {
    if (failure instanceof ConnectorException || failure instanceof DamagedMessageException) {
      return String.valueOf(failure.getMessage());
    }
    if (failure instanceof OutOfMemoryError) {
      return "The connector ran out of memory: its heap is limited to "
          + Runtime.getRuntime().maxMemory() / MEGABYTE
          + " MB. Give it more memory, or lower its batch sizes.";
    }
    if (failure instanceof StackOverflowError) {
      return "The connector ran out of stack: some data is nested too deeply, or its code calls"
          + " itself without end.";
    }
    return "The connector failed with an unexpected "
        + failure.getClass().getSimpleName()
        + ". This is a defect of the connector: report it with the details of this message.";
  }

  /** What the author said to the maintainer; else the failure at the root of it all. */
  private static String internalText(Throwable failure) {
    if (failure instanceof ConnectorException known && known.internalMessage().isPresent()) {
      return known.internalMessage().get();
    }
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root.toString();
  }
}
