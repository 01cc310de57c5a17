package dev.tern.testkit.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A pipe between two processes that shows the bytes to a linter on their way.
 *
 * <p>Nothing is kept back: what has arrived is judged as far as it goes, and passed on. For one
 * thread.
 */
public final class LintTap {

  private static final int CHUNK = 64 * 1024;

  private final InputStream from;
  private final OutputStream to;
  private final Watcher watcher;

  /** What looks at the bytes: a method of {@link Linter}. */
  public interface Watcher {

    /** Looks at a range, which holds for one call. */
    void look(byte[] bytes, int offset, int length);
  }

  /** Connects two ends. */
  public LintTap(InputStream from, OutputStream to, Watcher watcher) {
    this.from = from;
    this.to = to;
    this.watcher = watcher;
  }

  /**
   * Copies until the input ends, then closes the output.
   *
   * @throws IOException when an end breaks; what was read is judged even so
   */
  public void run() throws IOException {
    try (OutputStream out = to) {
      byte[] chunk = new byte[CHUNK];
      for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
        watcher.look(chunk, 0, read);
        out.write(chunk, 0, read);
        out.flush();
      }
    }
  }
}
