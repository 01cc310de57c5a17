package dev.tern.cdk.destination;

import dev.tern.cdk.message.MessageWriter;
import dev.tern.cdk.message.Messages;
import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.protocol.StreamDescriptor;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Warnings about the input, each kind once per stream however often it happens. For many threads.
 */
final class Notices {

  /** Hostile input must not fill the memory with names. */
  private static final int MOST = 1_000;

  private final MessageWriter out;
  private final Set<Subject> told = new HashSet<>();

  Notices(MessageWriter out) {
    this.out = out;
  }

  /** Why somebody is warned. */
  enum Kind {
    FOREIGN_LINE,
    UNKNOWN_STREAM,
    UNKNOWN_COMPLETE,
    REJECTED_RECORD,
    SKIPPED_STATES,
    UNDECLARED_FIELD
  }

  /** Whether this is the first time; the caller then tells. */
  synchronized boolean first(Kind kind, @Nullable StreamDescriptor stream) {
    return told.size() < MOST && told.add(new Subject(kind, stream));
  }

  /** Tells of a failure that is somebody else's. */
  void error(String text) {
    out.write(Messages.log(AirbyteLogMessage.Level.ERROR, text));
  }

  /** Tells, whether or not it was told before. */
  void warn(String text) {
    out.write(Messages.log(AirbyteLogMessage.Level.WARN, text));
  }

  private record Subject(Kind kind, @Nullable StreamDescriptor stream) {}
}
