package dev.tern.examples.jsonl;

import dev.tern.cdk.destination.WriteRequest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The file with one line for each key of a stream.
 *
 * <p>Its next content is made beside it, bucket by bucket, so that memory holds one bucket and not
 * the stream; it takes the place of the old in one step. A log that is merged twice makes the same
 * view, so a crash in between does no harm.
 */
final class KeyedView {

  private final Path file;
  private final WriteRequest request;
  private final Deletes deletes;

  KeyedView(Path file, WriteRequest request, Deletes deletes) {
    this.file = file;
    this.request = request;
    this.deletes = deletes;
  }

  /** Merges a log into what the view has, and drops the log. */
  void merge(Path log) throws IOException {
    if (Files.exists(file) && size(log) == 0) {
      Files.deleteIfExists(log);
      return;
    }
    build(true, log);
  }

  /** Makes the view of a log alone, and drops the log. */
  void replaceBy(Path log) throws IOException {
    build(false, log);
  }

  private void build(boolean keeping, Path log) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    long bytes = size(log) + (keeping ? size(file) : 0);
    try (Buckets buckets = new Buckets(file, bytes)) {
      if (keeping) {
        Buckets.lines(file, line -> spread(line, buckets));
      }
      Buckets.lines(log, line -> spread(line, buckets));
      try (FileChannel channel =
          FileChannel.open(
              next,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
        for (Path bucket : buckets.finish()) {
          write(bucket, out);
        }
        out.flush();
        channel.force(true);
      }
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    Folders.sync(LineFile.parent(file));
    Files.deleteIfExists(log);
  }

  private static long size(Path path) throws IOException {
    return Files.exists(path) ? Files.size(path) : 0;
  }

  private void spread(byte[] line, Buckets buckets) throws IOException {
    buckets.add(KeyedLine.parse(line).key(request.primaryKey()), line);
  }

  private void write(Path bucket, OutputStream out) throws IOException {
    Map<String, KeyedLine> rows = new LinkedHashMap<>();
    Buckets.lines(bucket, line -> apply(KeyedLine.parse(line), rows));
    for (KeyedLine row : rows.values()) {
      if (deletes == Deletes.SOFT || !row.deleted()) {
        out.write(row.bytes());
        out.write('\n');
      }
    }
  }

  private void apply(KeyedLine line, Map<String, KeyedLine> rows) {
    rows.merge(line.key(request.primaryKey()), line, this::newer);
  }

  /** What a key has after one more line; the first line of a key stands as it is. */
  private KeyedLine newer(KeyedLine row, KeyedLine line) {
    return switch (request.mode()) {
      case UPDATE -> row.updatedBy(line);
      case SOFT_DELETE -> row.deletedBy(line);
      case APPEND, OVERWRITE, APPEND_DEDUP -> line.replaces(row, request.cursor()) ? line : row;
    };
  }
}
