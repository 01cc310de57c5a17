package dev.tern.worker.connector;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.message.Incoming;
import dev.tern.protocol.StreamDescriptor;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A destination that appends the data of each stream to a file of its own, one record a line,
 * {@code jsonl:DIR}. A state is repeated after {@code fsync}.
 */
final class JsonlSink extends Sink {

  private static final int MOST_OPEN = 100;
  private static final int BUFFER = 64 * 1024;

  private final Path folder;
  private final Map<StreamDescriptor, OpenFile> open =
      new LinkedHashMap<>(MOST_OPEN, 0.75f, true); // the one used longest ago is the first

  private static final class OpenFile {
    private final FileOutputStream file;
    private final OutputStream buffer;
    private boolean dirty;

    OpenFile(Path path) throws IOException {
      this.file = new FileOutputStream(path.toFile(), true);
      this.buffer = new BufferedOutputStream(file, BUFFER);
    }

    void sync() throws IOException {
      if (dirty) {
        buffer.flush();
        file.getFD().sync();
        dirty = false;
      }
    }
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
  void store(Incoming.Record record) throws IOException {
    OpenFile file = open.get(record.stream());
    if (file == null) {
      file = openFile(record.stream());
    }
    file.dirty = true;
    file.buffer.write(record.data(), record.offset(), record.length());
    file.buffer.write('\n');
  }

  private OpenFile openFile(StreamDescriptor stream) throws IOException {
    check();
    if (open.size() == MOST_OPEN) {
      Iterator<OpenFile> oldest = open.values().iterator();
      close(oldest.next());
      oldest.remove();
    }
    OpenFile file = new OpenFile(folder.resolve(fileName(stream)));
    open.put(stream, file);
    return file;
  }

  /** {@code users.jsonl}, with a namespace {@code public@users.jsonl}. */
  static String fileName(StreamDescriptor stream) {
    String namespace = stream.getNamespace();
    String place =
        namespace == null ? "" : URLEncoder.encode(namespace, StandardCharsets.UTF_8) + "@";
    return place + URLEncoder.encode(stream.getName(), StandardCharsets.UTF_8) + ".jsonl";
  }

  @Override
  void flush() throws IOException {
    for (OpenFile file : open.values()) {
      file.sync();
    }
  }

  @Override
  void end() throws IOException {
    for (OpenFile file : open.values()) {
      close(file);
    }
  }

  private static void close(OpenFile file) throws IOException {
    try (file.file) {
      file.sync();
    }
  }
}
