package dev.tern.docs.snippets;

import dev.tern.cdk.destination.AbstractDestination;
import dev.tern.cdk.destination.Capabilities;
import dev.tern.cdk.destination.StreamWriter;
import dev.tern.cdk.destination.WriteRequest;
import dev.tern.protocol.DestinationSyncMode;
import java.io.IOException;
import java.nio.file.Path;

/** A destination whose streams always replace what is there. */
public final class ReplacingDestination extends AbstractDestination<ReplacingDestination.Config> {

  /** Where the one file is. */
  public record Config(String file) {}

  @Override
  protected void check(Config config) {}

  // tag: modes
  @Override
  protected Capabilities capabilities() {
    return Capabilities.of(DestinationSyncMode.OVERWRITE);
  }

  // end: modes

  @Override
  protected StreamWriter open(Config config, WriteRequest request) throws IOException {
    return new ReplacingWriter(Path.of(config.file()));
  }
}
