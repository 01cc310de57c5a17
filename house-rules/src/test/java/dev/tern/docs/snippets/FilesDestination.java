package dev.tern.docs.snippets;

import dev.tern.cdk.destination.AbstractDestination;
import dev.tern.cdk.destination.BatchRecord;
import dev.tern.cdk.destination.DestinationRunner;
import dev.tern.cdk.destination.StreamWriter;
import dev.tern.cdk.destination.WriteRequest;
import dev.tern.cdk.error.ConfigException;
import java.io.FileOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

public final class FilesDestination extends AbstractDestination<FilesDestination.Config> {
  public record Config(String folder) {}

  @Override
  protected void check(Config config) {
    if (!Files.isWritable(Path.of(config.folder()))) {
      throw new ConfigException("The 'folder' cannot be written to. Create it, or name another.");
    }
  }

  @Override
  protected StreamWriter open(Config config, WriteRequest request) {
    String name = URLEncoder.encode(request.descriptor().getName(), StandardCharsets.UTF_8);
    return batch -> {
      try (var file = new FileOutputStream(config.folder() + "/" + name + ".jsonl", true)) {
        for (BatchRecord record : batch) {
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
