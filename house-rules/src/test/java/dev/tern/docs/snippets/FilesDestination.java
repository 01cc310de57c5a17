package dev.tern.docs.snippets;

import dev.tern.cdk.destination.AbstractDestination;
import dev.tern.cdk.destination.DestinationRunner;
import dev.tern.cdk.destination.FileName;
import dev.tern.cdk.destination.StreamWriter;
import dev.tern.cdk.destination.WriteRequest;
import dev.tern.cdk.error.ConfigException;
import java.io.File;
import java.io.FileOutputStream;

public final class FilesDestination extends AbstractDestination<FilesDestination.Config> {
  public record Config(String folder) {}

  @Override
  protected void check(Config config) {
    if (!new File(config.folder()).canWrite()) {
      throw new ConfigException("The 'folder' cannot be written to. Create it, or name another.");
    }
  }

  @Override
  protected StreamWriter open(Config config, WriteRequest request) {
    check(config); // the folder may be gone since
    var target = new File(config.folder(), FileName.of(request.descriptor()) + ".jsonl");
    return batch -> {
      try (var file = new FileOutputStream(target, true)) {
        for (var record : batch) {
          record.writeData(file);
          file.write('\n');
        }
        file.getFD().sync();
      }
    };
  }

  public static void main(String[] args) {
    System.exit(DestinationRunner.run(new FilesDestination(), args));
  }
}
