package dev.tern.cdk.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.cdk.message.MessageWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogOutputTest {

  private static final Logger LOG = LoggerFactory.getLogger(LogOutputTest.class);

  private final CyclicBarrier together = new CyclicBarrier(2);

  /** A command with a thread of its own below it. */
  private final class Command implements Runnable {
    private final String name;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Command(String name) {
      this.name = name;
    }

    @Override
    public void run() {
      MessageWriter writer = new MessageWriter(out);
      LogOutput.attach(writer);
      try {
        together.await();
        LOG.info("{} itself", name);
        Thread below = new Thread(() -> LOG.info("{} below", name));
        below.start();
        below.join();
        together.await();
        writer.flush();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      } finally {
        LogOutput.detach();
      }
    }

    String said() {
      return out.toString(StandardCharsets.UTF_8);
    }
  }

  @Test
  void commands_in_one_process_keep_their_lines_apart() throws Exception {
    Command source = new Command("source");
    Command destination = new Command("destination");
    Thread first = new Thread(source);
    Thread second = new Thread(destination);
    first.start();
    second.start();
    first.join();
    second.join();

    assertThat(source.said()).contains("source itself", "source below").doesNotContain("destin");
    assertThat(destination.said())
        .contains("destination itself", "destination below")
        .doesNotContain("source");
  }

  @Test
  void a_thread_that_belongs_to_nobody_logs_for_the_command_that_started_last() throws Exception {
    CyclicBarrier gate = new CyclicBarrier(2);
    Thread stranger =
        new Thread(
            () -> {
              try {
                gate.await();
                LOG.info("hello");
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    stranger.start();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MessageWriter writer = new MessageWriter(out);
    LogOutput.attach(writer);
    gate.await();
    stranger.join();
    writer.flush();
    LogOutput.detach();

    assertThat(out.toString(StandardCharsets.UTF_8)).contains("hello");
  }
}
