package dev.tern.cdk.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.protocol.AirbyteMessage;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.StreamDescriptor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageWriterTest {

  private static final StreamDescriptor STREAM = new StreamDescriptor().withName("s");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final MessageWriter writer = new MessageWriter(out);

  @Property
  void a_number_of_any_size_is_written_as_the_same_number(
      @ForAll BigInteger digits, @ForAll @IntRange(min = -200_000, max = 200_000) int scale)
      throws IOException {
    BigDecimal number = new BigDecimal(digits, scale);
    MessageWriterTest fresh = new MessageWriterTest();

    fresh.writer.writeRecord(STREAM, data(number), 1, Optional.empty());
    fresh.writer.flush();

    JsonNode record = fresh.lines().get(0);
    assertThat(record.at("/record/data/n").decimalValue()).isEqualByComparingTo(number);
  }

  @Test
  void every_number_that_is_written_out_can_be_read_again() throws IOException {
    for (String number : List.of("1e-9999", "-1e-9998", "123456e9995", "1e9000", "1e-8999")) {
      writer.writeRecord(STREAM, data(new BigDecimal(number)), 1, Optional.empty());
    }
    writer.flush();

    assertThat(lines()).hasSize(5);
  }

  @Test
  void plain_numbers_stay_plain_after_a_huge_one() throws IOException {
    writer.writeRecord(STREAM, data(new BigDecimal("1e100000")), 1, Optional.empty());
    writer.writeRecord(STREAM, data(new BigDecimal("1e3")), 1, Optional.empty());
    writer.flush();

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("{\"n\":1E+100000}"))
        .anyMatch(line -> line.contains("{\"n\":1000}"));
  }

  @Test
  void a_huge_number_in_a_state_is_written_too() throws IOException {
    AirbyteStateMessage state =
        new AirbyteStateMessage()
            .withType(AirbyteStateType.LEGACY)
            .withData(data(new BigDecimal("1e-100000")));

    writer.write(Messages.state(state));

    assertThat(lines().get(0).path("type").asText())
        .isEqualTo(AirbyteMessage.Type.STATE.toString());
    assertThat(lines().get(0).at("/state/data/n").decimalValue()).isEqualByComparingTo("1e-100000");
  }

  @Test
  void whole_lines_keep_their_place_among_the_messages() throws IOException {
    byte[] some = "xx{\"a\":1}\n{\"a\":2}\nyy".getBytes(StandardCharsets.UTF_8);
    byte[] large = ("{\"a\":\"" + "z".repeat(100_000) + "\"}\n").getBytes(StandardCharsets.UTF_8);

    writer.writeLines(some, 2, 16);
    writer.writeRecord(STREAM, data(BigDecimal.ONE), 1, Optional.empty());
    writer.writeLines(large, 0, large.length);
    writer.writeLines(some, 2, 8);
    writer.flush();

    assertThat(lines())
        .extracting(line -> line.path("a").asText("").length())
        .containsExactly(1, 1, 0, 100_000, 1);
    assertThatThrownBy(() -> writer.writeLines(some, 2, 4))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void lines_of_many_threads_never_mix(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("out.jsonl");
    int threads = 64;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try (OutputStream stream = Files.newOutputStream(file);
        MessageWriter shared = new MessageWriter(stream)) {
      List<Callable<Void>> authors = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int name = thread;
        authors.add(
            () -> {
              write(shared, name);
              return null;
            });
      }
      for (Future<Void> author : pool.invokeAll(authors)) {
        author.get();
      }
    } finally {
      pool.shutdown();
    }

    int[] next = new int[threads];
    try (Stream<String> lines = Files.lines(file)) {
      for (String line : (Iterable<String>) lines::iterator) {
        JsonNode read = ProtocolJson.mapper().readTree(line);
        if (read.has("thread")) {
          assertThat(read.path("n").asInt()).isEqualTo(next[read.path("thread").asInt()]++);
        } else {
          assertThat(read.path("type").asText()).isIn("LOG", "RECORD");
        }
      }
    }
    assertThat(next).containsOnly(60);
  }

  /** Lines of a few bytes up to more than the buffer holds, a few at a time, among messages. */
  private static void write(MessageWriter shared, int thread) {
    int written = 0;
    for (int round = 0; round < 20; round++) {
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < 3; i++) {
        String padding = "x".repeat((thread * 31 + written * 97) % (round == 7 ? 70_000 : 3_000));
        lines.append(
            String.format("{\"thread\":%d,\"n\":%d,\"x\":\"%s\"}\n", thread, written++, padding));
      }
      byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
      shared.writeLines(bytes, 0, bytes.length);
      if (round % 5 == 0) {
        shared.write(Messages.log(AirbyteLogMessage.Level.INFO, "round " + round));
      }
      shared.writeRecord(STREAM, data(BigDecimal.ONE), 1, Optional.empty());
    }
  }

  private static ObjectNode data(BigDecimal number) {
    return ProtocolJson.mapper().createObjectNode().put("n", number);
  }

  private List<JsonNode> lines() throws IOException {
    try (var values =
        ProtocolJson.mapper().readerFor(JsonNode.class).<JsonNode>readValues(out.toByteArray())) {
      return values.readAll();
    }
  }
}
