package dev.tern.cdk.destination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.cdk.cli.StopSignal;
import dev.tern.cdk.message.MessageReader;
import dev.tern.cdk.message.MessageWriter;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopTest {

  private final StopSignal stop = new StopSignal();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final MessageWriter messages = new MessageWriter(out);
  private final Notices notices = new Notices(messages);
  private final StreamRouter router =
      Engine.direct(Engine.limits(100, 10_000, 10_000), messages).router();
  private final List<String> calls = new ArrayList<>();

  private StreamWriter writer() {
    return new StreamWriter() {
      @Override
      public void write(Batch batch) {
        calls.add("write " + batch.size() + (Thread.currentThread().isInterrupted() ? "!" : ""));
      }

      @Override
      public void complete() {
        calls.add("complete");
      }

      @Override
      public void abandon() {
        calls.add("abandon");
      }
    };
  }

  private void run(boolean replaces, InputStream in) throws Exception {
    ConfiguredAirbyteStream configured =
        new ConfiguredAirbyteStream().withStream(new AirbyteStream().withName("users"));
    router.open(new WriteRequest(configured, replaces), writer());
    new WriteSession(new WriteInput(new MessageReader(in), stop, notices), router, notices).run();
    router.close();
  }

  /** Asks for the stop when all that was sent is read and the reader waits for more. */
  private InputStream endless(String... lines) throws IOException {
    PipedInputStream in =
        new PipedInputStream(1 << 16) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) throws IOException {
            if (super.available() == 0) {
              new Thread(stop::request).start();
            }
            return super.read(target, offset, length);
          }
        };
    PipedOutputStream source = new PipedOutputStream(in);
    source.write(Wire.bytes(lines));
    source.write(Wire.record("users", 99).substring(0, 30).getBytes(StandardCharsets.UTF_8));
    return in;
  }

  @Test
  void what_came_before_the_stop_is_stored_and_acknowledged() throws Exception {
    run(false, endless(Wire.record("users", 1), Wire.state("users", 1), Wire.record("users", 2)));

    assertThat(calls).containsExactly("write 2");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(Wire.echo(Wire.state("users", 1), 1) + "\n");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void what_would_replace_is_dropped() throws Exception {
    run(true, endless(Wire.record("users", 1), Wire.state("users", 1)));

    assertThat(calls).containsExactly("write 1", "abandon");
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("\"STATE\"");
  }

  @Test
  void a_stop_before_the_start_reads_nothing() throws Exception {
    stop.request();

    run(false, endless(Wire.record("users", 1)));

    assertThat(calls).isEmpty();
  }
}
