package dev.tern.worker.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** W6, W7: in a process of its own with a small heap. */
@Timeout(120)
final class BoundedMemoryTest {

  @TempDir private Path folder;

  private String run(String heap, String source, String destination) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeap.class.getName(),
                folder.toString(),
                source,
                destination)
            .redirectErrorStream(true)
            .start();
    String output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).describedAs(output).isZero();
    return output;
  }

  private static String flood(int megabytes) {
    String record = Pair.quoted(Pair.record("a", 123_456_789));
    return "exec:bash -c \"yes '"
        + record.replace("\"", "\\\"")
        + "' | head -n "
        + (megabytes << 20) / record.length()
        + "\"";
  }

  /** W6: 400 MB against a destination that takes 50 MB a second, in 48 MB of heap. */
  @Test
  void a_source_that_floods_waits_for_a_slow_destination() throws Exception {
    assertThat(run("-Xmx48m", flood(200), "slow:50M:exec:bash -c 'cat >/dev/null'"))
        .contains("SUCCEEDED");
  }

  /** W7. */
  @Test
  void a_line_without_an_end_fails_with_the_limit() throws Exception {
    String endless = "exec:bash -c \"head -c 2000M /dev/zero | tr '\\\\0' x\"";
    assertThat(run("-Xmx256m", endless, "null:"))
        .contains("FAILED")
        .contains("The source sent a line of more than 33554432 bytes, the limit.");
  }

  /** A worker with one stream and queues of 8 MB. */
  static final class SmallHeap {

    private SmallHeap() {}

    public static void main(String[] args) {
      Path folder = Path.of(args[0]);
      Pair pair =
          new Pair(Pair.connector(folder, args[1]), Pair.connector(folder, args[2])).stream("a");
      pair.options = pair.options.withQueueBytes(8L << 20);
      AttemptResult result = pair.run();
      List<String> reasons = result.failures().stream().map(FailureReason::message).toList();
      System.out.println(result.verdict() + " " + reasons);
    }
  }
}
