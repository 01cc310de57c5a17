package dev.tern.worker.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of loading ahead when the process ends before it is needed. */
@Timeout(60)
class LoadedAheadTest {

  @TempDir Path temporary;

  /**
   * A process that ends at once, or as soon as the driver unpacks its library. The last thing it
   * does is to wait for the end of what is loaded ahead: by chance others are as slow.
   */
  record Hurried() {

    private static final int AFTER_FILES_ARE_DELETED = 5;

    public static void main(String[] when) throws Exception {
      Path folder = Path.of(System.getProperty("java.io.tmpdir"));
      Method last =
          Class.forName("java.lang.Shutdown")
              .getDeclaredMethod("add", int.class, boolean.class, Runnable.class);
      last.setAccessible(true);
      last.invoke(null, AFTER_FILES_ARE_DELETED, false, (Runnable) Hurried::linger);
      try (WatchService watch = FileSystems.getDefault().newWatchService()) {
        folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
        Store.prepare();
        if (when[0].equals("unpacking")) {
          assertThat(watch.take().isValid()).isTrue();
        }
      }
      System.exit(0);
    }

    private static void linger() {
      Thread.getAllStackTraces().keySet().stream()
          .filter(thread -> thread.getName().equals("tern-prepare"))
          .forEach(Hurried::await);
    }

    private static void await(Thread thread) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @RepeatedTest(3)
  void a_process_that_ends_while_the_library_is_unpacked_says_nothing() throws Exception {
    assertThat(said("unpacking")).isEmpty();
  }

  @RepeatedTest(3)
  void a_process_that_ends_at_once_says_nothing() throws Exception {
    assertThat(said("at once")).isEmpty();
  }

  private String said(String when) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Hurried.class.getName(),
                when)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return said.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("WARNING: ")) // newer Javas on drivers
        .collect(Collectors.joining("\n"));
  }
}
