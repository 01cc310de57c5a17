package dev.tern.docs.snippets;

import dev.tern.cdk.destination.Batch;
import dev.tern.cdk.destination.BatchRecord;
import dev.tern.cdk.destination.StreamWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A writer whose file takes the place of an older one, once it is complete. */
final class ReplacingWriter implements StreamWriter {
  private final Path target;
  private final Path staged;

  ReplacingWriter(Path target) throws IOException {
    this.target = target;
    this.staged = Files.createTempFile(target.getParent(), "staged-", ".jsonl");
  }

  @Override
  public void write(Batch batch) throws IOException {
    try (var file = new FileOutputStream(staged.toFile(), true)) {
      for (BatchRecord record : batch) {
        record.writeData(file);
        file.write('\n');
      }
      file.getFD().sync();
    }
  }

  @Override
  public void complete() throws IOException {
    Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void abandon() throws IOException {
    Files.delete(staged);
  }
}
