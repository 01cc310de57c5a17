package dev.tern.examples.jsonl;

import dev.tern.cdk.destination.WriteRequest;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells which keys a view has, with the keys on disk: memory holds one bucket of them at a time.
 */
final class KnownKeys implements Closeable {

  private final Buckets buckets;
  private final List<Path> files;

  KnownKeys(Path view, WriteRequest request) throws IOException {
    Path beside = view.resolveSibling(view.getFileName() + ".keys");
    long bytes = Files.exists(view) ? Files.size(view) : 0;
    this.buckets = new Buckets(beside, bytes);
    Buckets.lines(
        view,
        line -> {
          String key = escaped(KeyedLine.parse(line).key(request.primaryKey()));
          buckets.add(key, key.getBytes(StandardCharsets.UTF_8));
        });
    this.files = buckets.finish();
  }

  /** Those of some keys that the view has. */
  Set<String> known(Set<String> keys) throws IOException {
    Set<String> found = new HashSet<>();
    for (Path file : files) {
      Buckets.lines(
          file,
          line -> {
            String key = new String(line, StandardCharsets.UTF_8).replace('\t', '\n');
            if (keys.contains(key)) {
              found.add(key);
            }
          });
    }
    return found;
  }

  /** Keys are JSON texts, in which a tab never stands as itself. */
  private static String escaped(String key) {
    return key.replace('\n', '\t');
  }

  @Override
  public void close() throws IOException {
    buckets.close();
  }
}
