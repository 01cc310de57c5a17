package dev.tern.worker.connector;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.message.Incoming;
import dev.tern.protocol.StreamDescriptor;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A destination that appends the data of each stream to a file of its own, one record a line,
 * {@code jsonl:DIR}. A state is repeated after {@code fsync}.
 *
 * <p>A file is open only while it is written to, so that there can be any number of streams; what
 * waits to be written is at most 8 MB.
 */
final class JsonlSink extends Sink {

  private static final int MOST_WAITING = 8 << 20;
  private static final int LONGEST_NAME = 200;

  private final Path folder;
  private final Map<StreamDescriptor, Part> parts = new LinkedHashMap<>();
  private final Set<StreamDescriptor> opened = new HashSet<>();
  private int waiting;

  /** What is not in the file of a stream yet, or not durable there. */
  private static final class Part {
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  }

  JsonlSink(Path folder) {
    this.folder = folder;
  }

  @Override
  void check() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new ConfigException("The folder '" + folder + "' cannot be made. Name another one.", e);
    }
  }

  @Override
  void store(Incoming.Record record) {
    Part part = parts.computeIfAbsent(record.stream(), stream -> new Part());
    part.lines.write(record.data(), record.offset(), record.length());
    part.lines.write('\n');
    waiting += record.length() + 1;
    if (waiting > MOST_WAITING) {
      for (Map.Entry<StreamDescriptor, Part> each : parts.entrySet()) {
        write(each.getKey(), each.getValue());
      }
      waiting = 0;
    }
  }

  @Override
  void flush() {
    for (Map.Entry<StreamDescriptor, Part> each : parts.entrySet()) {
      makeDurable(each.getKey(), each.getValue());
    }
    parts.clear();
    waiting = 0;
  }

  @Override
  void flush(StreamDescriptor stream) {
    Part part = parts.remove(stream);
    if (part != null) {
      waiting -= part.lines.size();
      makeDurable(stream, part);
    }
  }

  private FileOutputStream open(StreamDescriptor stream) throws IOException {
    check();
    Path file = folder.resolve(fileName(stream));
    if (opened.add(stream)) {
      TornLine.cut(file);
    }
    return new FileOutputStream(file.toFile(), true);
  }

  private void write(StreamDescriptor stream, Part part) {
    if (part.lines.size() > 0) {
      try (FileOutputStream file = open(stream)) {
        part.lines.writeTo(file);
        part.lines.reset();
      } catch (IOException e) {
        throw unwritable(stream, e);
      }
    }
  }

  private void makeDurable(StreamDescriptor stream, Part part) {
    try (FileOutputStream file = open(stream)) {
      part.lines.writeTo(file);
      file.getFD().sync();
    } catch (IOException e) {
      throw unwritable(stream, e);
    }
  }

  /** The system says more than the file, such as that its disk is full. */
  private ConfigException unwritable(StreamDescriptor stream, IOException e) {
    Path file = folder.resolve(fileName(stream));
    String why = String.valueOf(e.getMessage()).replace(file + " (", "(").replaceAll("[()]", "");
    return new ConfigException(
        String.format(
            "The file '%s' cannot be written (%s): free space on its disk or make it writable, then"
                + " run again.",
            file, why),
        e);
  }

  /** {@code users.jsonl}, with a namespace {@code public@users.jsonl}. */
  static String fileName(StreamDescriptor stream) {
    String namespace = stream.getNamespace();
    String place =
        namespace == null ? "" : URLEncoder.encode(namespace, StandardCharsets.UTF_8) + "@";
    String name = place + URLEncoder.encode(stream.getName(), StandardCharsets.UTF_8);
    return (name.length() > LONGEST_NAME ? shortened(name) : name) + ".jsonl";
  }

  /** The beginning of a name that no file system takes, and a digest of it all. */
  private static String shortened(String name) {
    UUID digest = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    return name.substring(0, LONGEST_NAME / 2) + "~" + digest;
  }
}
