package dev.tern.cdk.message;

import dev.tern.protocol.StreamDescriptor;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The messages of the input, one after the other.
 *
 * <p>A record like one of its stream before it is read in one pass over its bytes, and nothing is
 * allocated for it; every other line is looked at by a {@link MessageParser}. For one thread.
 */
public final class MessageScanner {

  private final MessageReader reader;
  private final MessageParser parser = new MessageParser();
  private final RecordTemplates templates = new RecordTemplates();
  private final RecordHoles holes = new RecordHoles();
  private final Incoming.Record record =
      new Incoming.Record(new StreamDescriptor(), Optional.empty(), new byte[0]);
  private final Optional<Incoming> found = Optional.of(record);
  private @Nullable RecordTemplate last;
  private int length;

  /** Reads lines that nobody else takes from the reader. */
  public MessageScanner(MessageReader reader) {
    this.reader = reader;
  }

  /**
   * The next message, or nothing when the input has ended; blank lines are passed over. Blocks
   * until one is there.
   *
   * @throws DamagedMessageException if the line holds a message that cannot be read
   */
  public Optional<Incoming> next() throws IOException {
    int from = reader.position();
    int end = match(reader.array(), from, reader.limit());
    if (end >= 0 && reader.take(end)) {
      length = end - from;
      return found;
    }
    for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
      if (!line.get().blank()) {
        length = line.get().length();
        return message(line.get());
      }
    }
    return Optional.empty();
  }

  private Optional<Incoming> message(Line line) {
    int end = line.offset() + line.length();
    if (match(line.array(), line.offset(), end) == end) {
      return found;
    }
    Incoming message = parser.parse(line);
    if (message instanceof Incoming.Record read) {
      learn(line, read);
    }
    return Optional.of(message);
  }

  /** Reads a record by a template; says where its line ends, negative when there is none. */
  private int match(byte[] bytes, int from, int limit) {
    int end = match(last, bytes, from, limit);
    if (end >= 0 || from == limit) {
      return end;
    }
    RecordTemplate other = templates.find(bytes, from, limit);
    return other == last ? end : match(other, bytes, from, limit);
  }

  private int match(@Nullable RecordTemplate template, byte[] bytes, int from, int limit) {
    int end = template == null ? JsonScanner.BROKEN : template.read(bytes, from, limit, holes);
    if (template != null && end >= 0) {
      last = template;
      template.fill(record, bytes, holes);
    }
    return end;
  }

  private void learn(Line line, Incoming.Record read) {
    Optional<RecordTemplate> template = RecordTemplate.of(line, read, holes);
    if (template.isPresent()) {
      templates.put(line, template.get());
      last = template.get();
    }
  }

  /** Which line of the input the last message was, counted from 1. */
  public long line() {
    return reader.lines();
  }

  /** How many bytes the line of the last message had. */
  public int length() {
    return length;
  }

  /** Whether the next call of {@link #next} would have to wait for the other side. */
  public boolean drained() throws IOException {
    return reader.drained();
  }
}
