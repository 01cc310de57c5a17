package dev.tern.testkit.fault;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A disk of a few bytes, in memory, that is full soon. Only root may make one; {@link Limits} with
 * small files does for others.
 *
 * @param folder where it is
 */
public record SmallDisk(Path folder) implements Closeable {

  /**
   * Makes one.
   *
   * @param folder an empty folder, which becomes the disk until it is closed
   * @throws IOException when this machine does not let us, with what it said
   */
  public static SmallDisk mount(Path folder, long bytes) throws IOException {
    Files.createDirectories(folder);
    run("mount", "-t", "tmpfs", "-o", "size=" + bytes, "tmpfs", folder.toString());
    return new SmallDisk(folder);
  }

  /** Fills it to the last byte. */
  public void fill() throws IOException {
    byte[] block = new byte[4096];
    try (var file = Files.newOutputStream(folder.resolve("filler"))) {
      for (int written = 0; written >= 0; written += block.length) {
        file.write(block);
      }
    } catch (IOException e) {
      if (Files.getFileStore(folder).getUsableSpace() > 0) {
        throw e;
      }
    }
  }

  /** Makes room again. */
  public void empty() throws IOException {
    Files.deleteIfExists(folder.resolve("filler"));
  }

  @Override
  public void close() throws IOException {
    run("umount", folder.toString());
  }

  private static void run(String... words) throws IOException {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("'" + words[0] + "' does not work here: " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
