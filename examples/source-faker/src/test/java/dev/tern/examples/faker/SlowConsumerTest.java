package dev.tern.examples.faker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.ConnectorCommand;
import dev.tern.testkit.RunningConnector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million records for a consumer that takes a kilobyte at a time. */
class SlowConsumerTest {

  private static final int STREAMS = 4;
  private static final int EACH = 250_000;
  private static final int SIP = 1024;
  private static final long MEGABYTE = 1024 * 1024;

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text.replace('\'', '"'));
  }

  private RunningConnector start() throws IOException {
    String streams =
        IntStream.rangeClosed(1, STREAMS)
            .mapToObj(
                i ->
                    "{'stream':{'name':'records_"
                        + i
                        + "','json_schema':"
                        + Profile.SMALL.schema()
                        + ",'supported_sync_modes':['full_refresh']},'sync_mode':'full_refresh',"
                        + "'destination_sync_mode':'append'}")
            .collect(Collectors.joining(","));
    Path config =
        file("config.json", "{'count':" + EACH + ",'streams':" + STREAMS + ",'workers':8}");
    Path catalog = file("catalog.json", "{'streams':[" + streams + "]}");
    return ConnectorCommand.ofClass(FakerSource.class, "-Xmx64m")
        .start("read", "--config", config, "--catalog", catalog);
  }

  @Test
  void a_slow_consumer_makes_no_memory_grow_and_loses_nothing() throws Exception {
    sip(Duration.ofMillis(20), 50);
  }

  @Tag("long")
  @Test
  void a_consumer_of_a_kilobyte_a_second_makes_no_memory_grow_and_loses_nothing() throws Exception {
    sip(Duration.ofSeconds(1), 300);
  }

  private void sip(Duration pace, int sips) throws Exception {
    try (RunningConnector faker = start()) {
      InputStream out = faker.process().getInputStream();
      Count count = new Count();
      count.add(out.readNBytes(SIP));
      long before = liveBytes(faker.process().pid());
      sipAtPace(out, count, pace, sips);
      long after = liveBytes(faker.process().pid());
      byte[] buffer = new byte[(int) MEGABYTE];
      for (int n = out.read(buffer); n >= 0; n = out.read(buffer)) {
        count.add(buffer, n);
      }

      assertThat(faker.process().waitFor()).isZero();
      assertThat(count.records).isEqualTo((long) STREAMS * EACH);
      assertThat(after - before).isLessThan(8 * MEGABYTE);
    }
  }

  private static void sipAtPace(InputStream out, Count count, Duration pace, int sips)
      throws Exception {
    BlockingQueue<Integer> ticks = new LinkedBlockingQueue<>();
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    try {
      ScheduledFuture<?> ticking =
          clock.scheduleAtFixedRate(() -> ticks.add(1), 0, pace.toMillis(), TimeUnit.MILLISECONDS);
      for (int i = 0; i < sips; i++) {
        ticks.take();
        count.add(out.readNBytes(SIP));
      }
      ticking.cancel(false);
    } finally {
      clock.shutdownNow();
    }
  }

  /** What is left on the heap of a process after a collection. */
  private static long liveBytes(long pid) throws IOException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process histogram =
        new ProcessBuilder(tool.toString(), String.valueOf(pid), "GC.class_histogram").start();
    String text = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String total = text.lines().filter(line -> line.startsWith("Total")).findFirst().orElseThrow();
    return Long.parseLong(total.strip().replaceAll("Total\\s+\\d+\\s+(\\d+).*", "$1"));
  }

  /** Counts records in a stream of bytes that are cut anywhere. */
  private static final class Count {
    private static final byte[] START = "{\"type\":\"RECORD\"".getBytes(StandardCharsets.UTF_8);
    private long records;
    private int matched;
    private boolean lost;

    void add(byte[] bytes) {
      add(bytes, bytes.length);
    }

    void add(byte[] bytes, int length) {
      for (int i = 0; i < length; i++) {
        if (bytes[i] == '\n') {
          records += matched == START.length ? 1 : 0;
          matched = 0;
          lost = false;
        } else if (!lost && matched < START.length) {
          lost = bytes[i] != START[matched];
          matched += lost ? 0 : 1;
        }
      }
    }
  }
}
