package dev.tern.examples.jsonl;

import dev.tern.cdk.destination.Batch;
import dev.tern.cdk.destination.BatchRecord;
import dev.tern.cdk.destination.StreamWriter;
import dev.tern.cdk.destination.WriteRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes one stream to its files.
 *
 * <p>A stream that is added to grows in place, and goes on in a new file when that one is full. One
 * that is replaced grows in a file ending in {@code .staging}, which takes the place of the other
 * in one step when it is complete.
 */
final class JsonlWriter implements StreamWriter {

  private final Path target;
  private final Path written;
  private final FileSeries series;
  private final long fullBytes;
  private final RecordLines lines;
  private LineFile file;

  private JsonlWriter(Path target, Path written, LineFile file, RecordLines lines, long fullBytes) {
    this.target = target;
    this.written = written;
    this.series = new FileSeries(target);
    this.file = file;
    this.lines = lines;
    this.fullBytes = fullBytes;
  }

  /**
   * Opens a stream in a folder that is there and that nobody else writes to.
   *
   * @param config says when the file is full that is added to, and what a line holds
   */
  static JsonlWriter open(Path target, WriteRequest request, JsonlDestination.Config config)
      throws IOException {
    RecordLines lines = config.metadata() ? new MetadataLines(request) : RecordLines.DATA_ALONE;
    new FileSeries(target).repair();
    if (!StagedFiles.prepare(target, request)) {
      return new JsonlWriter(target, target, LineFile.extend(target), lines, config.fileBytes());
    }
    Path staging = StagedFiles.of(target, request);
    LineFile file = request.resumable() ? LineFile.extend(staging) : LineFile.create(staging);
    return new JsonlWriter(target, staging, file, lines, Long.MAX_VALUE);
  }

  @Override
  public void write(Batch batch) {
    guarded(
        () -> {
          if (file.size() >= fullBytes) {
            rotate();
          }
          file.append(out -> writeLines(batch, out));
        });
  }

  private void rotate() throws IOException {
    file.close();
    series.rotate();
    file = LineFile.extend(target);
  }

  private void writeLines(Batch batch, OutputStream out) throws IOException {
    for (BatchRecord record : batch) {
      lines.write(record, out);
    }
  }

  @Override
  public void complete() {
    if (written.equals(target)) {
      return;
    }
    guarded(
        () -> {
          file.close();
          series.replaceBy(written);
        });
  }

  @Override
  public void abandon() {
    guarded(
        () -> {
          file.close();
          Files.deleteIfExists(written);
        });
  }

  @Override
  public void close() {
    guarded(file::close);
  }

  private void guarded(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw StoreFailures.of(written, e);
    }
  }

  /** Something on the disk. */
  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }
}
