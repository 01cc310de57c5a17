package dev.tern.examples.jsonl;

import dev.tern.cdk.destination.FileName;
import dev.tern.protocol.StreamDescriptor;
import java.nio.file.Path;

/**
 * The file of a stream: {@code <namespace>/<stream>.jsonl}, without a folder when there is no
 * namespace. Names may hold anything; two streams never get the same file (WRITE-14).
 */
final class StreamPaths {

  private StreamPaths() {}

  static Path file(Path root, StreamDescriptor stream) {
    String namespace = stream.getNamespace();
    Path folder = namespace == null ? root : root.resolve(FileName.ofNamespace(namespace));
    return folder.resolve(
        FileName.of(new StreamDescriptor().withName(stream.getName())) + ".jsonl");
  }
}
