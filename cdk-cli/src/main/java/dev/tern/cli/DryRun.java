package dev.tern.cli;

import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.store.Connection;
import java.util.List;

record DryRun(Session session, RunOptions options) {
  int run(Connection connection, List<StreamDescriptor> only) {
    return 0;
  }
}
