package dev.tern.cdk.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.tern.protocol.StreamDescriptor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.Test;

class MessageScannerTest {

  private static final AtomicLong SEEN = new AtomicLong();

  private static final List<String> ENVELOPES =
      List.of(
          "{\"type\":\"RECORD\",\"record\":{\"stream\":\"<s>\",\"data\":<d>,\"emitted_at\":<t>}}",
          "{\"type\":\"RECORD\",\"record\":{\"stream\":\"<s>\",\"namespace\":\"n\",\"data\":<d>,\"emitted_at\":<t>}}",
          "{\"type\": \"RECORD\", \"record\": {\"stream\": \"<s>\", \"data\": <d>, \"emitted_at\": <t>}}",
          "{\"record\":{\"data\":<d>,\"emitted_at\":<t>,\"stream\":\"<s>\"},\"type\":\"RECORD\"}",
          "{\"type\":\"RECORD\",\"record\":{\"emitted_at\":<t>,\"stream\":\"<s>\",\"data\":<d>}}",
          "{\"type\":\"RECORD\",\"record\":{\"stream\":\"<s>\",\"data\":<d>,\"emitted_at\":<t>,\"meta\":{\"changes\":[]}}}",
          "{\"type\":\"RECORD\",\"record\":{\"stream\":\"<s>\",\"data\":<d>,\"emitted_at\":<t>.5E0}}",
          "{\"type\":\"RECORD\",\"record\":{\"stream\":\"<s>\",\"data\":<d>,\"emitted_at\":0<t>}}",
          "{\"type\":\"RECORD\",\"record\":{\"stream\":\"<s>\",\"data\":{},\"data\":<d>,\"emitted_at\":1,\"emitted_at\":<t>}} ",
          "{\"x\":[\"{{{\"],\"type\":\"RECORD\",\"record\":{\"stream\":\"\\u0053\",\"data\":<d>,\"emitted_at\":<t>}}");

  private static final List<String> OTHERS =
      List.of(
          "",
          " \t",
          "hello",
          "[1]",
          "{}",
          "{\"type\":\"LOG\",\"log\":{\"level\":\"INFO\",\"message\":\"m\"}}",
          "{\"type\":\"STATE\",\"state\":{\"data\":{\"a\":1}},\"id\":7}",
          "{\"type\":\"RECORD\",\"record\":{\"stream\":\"<s>\",\"data\":{}}}",
          "{\"type\":\"RECORD\",\"record\":{\"stream\":\"<s>\",\"data\":[],\"emitted_at\":5}}",
          "{\"type\":\"TRACE\",\"trace\":{\"type\":\"ESTIMATE\",\"emitted_at\":1}}");

  /** Gives as much as a random pipe. */
  private static InputStream trickle(byte[] input, Random random) {
    return new ByteArrayInputStream(input) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, 1 + random.nextInt(300)));
      }
    };
  }

  /** What a message says, without the object that says it. */
  private static String told(Incoming message) {
    if (message instanceof Incoming.Record record) {
      String time = record.emittedAt() > 1_700_000_000_000L ? "now" : "" + record.emittedAt();
      return String.join(
          " | ", name(record.stream()), data(record), time, record.meta().toString());
    }
    if (message instanceof Incoming.State state) {
      Optional<String> stream = state.stream().map(MessageScannerTest::name);
      return state.type() + " " + stream + " " + state.line().length();
    }
    if (message instanceof Incoming.Trace trace) {
      return "trace " + trace.trace().getType();
    }
    return message.toString();
  }

  private static String name(StreamDescriptor stream) {
    return stream.getNamespace() + "." + stream.getName();
  }

  private static String data(Incoming.Record record) {
    return new String(record.data(), record.offset(), record.length(), StandardCharsets.ISO_8859_1);
  }

  private static List<String> scanned(InputStream in) throws IOException {
    MessageScanner scanner = new MessageScanner(new MessageReader(in));
    List<String> told = new ArrayList<>();
    while (true) {
      try {
        Optional<Incoming> message = scanner.next();
        if (message.isEmpty()) {
          return told;
        }
        told.add(scanner.line() + " " + scanner.length() + " " + told(message.get()));
      } catch (DamagedMessageException e) {
        told.add(e.getMessage());
      }
    }
  }

  /** The plain way: line by line, with a parser that knows nothing of the lines before. */
  private static List<String> parsed(InputStream in) throws IOException {
    MessageReader reader = new MessageReader(in);
    List<String> told = new ArrayList<>();
    for (Optional<Line> next = reader.next(); next.isPresent(); next = reader.next()) {
      Line line = next.get();
      if (line.blank()) {
        continue;
      }
      try {
        String message = told(new MessageParser().parse(line));
        told.add(line.number() + " " + line.length() + " " + message);
      } catch (DamagedMessageException e) {
        told.add(e.getMessage());
      }
    }
    return told;
  }

  private static byte[] input(Random random, int lines) {
    RandomJson maker = new RandomJson(random);
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    List<String> usual = List.of(one(ENVELOPES, random), one(ENVELOPES, random));
    for (int i = 0; i < lines; i++) {
      boolean other = random.nextInt(12) == 0;
      String shape = other ? one(OTHERS, random) : one(usual, random);
      String line =
          shape
              .replace("<s>", random.nextInt(3) == 0 ? "t" : "s")
              .replace("<d>", random.nextInt(4) == 0 ? "{\"a\":1}" : maker.object(2))
              .replace("<t>", Integer.toString(random.nextInt(10_000)));
      byte[] bytes = RandomJson.utf8(line);
      input.writeBytes(random.nextInt(6) == 0 ? maker.damaged(bytes, 0) : bytes);
      input.writeBytes(RandomJson.utf8(random.nextInt(9) == 0 ? "\r\n" : "\n"));
    }
    byte[] all = input.toByteArray();
    return random.nextBoolean() ? all : Arrays.copyOf(all, all.length - 1);
  }

  private static <T> T one(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static void check(long seed) throws IOException {
    Random random = new Random(seed);
    int lines = 1 + random.nextInt(20);
    byte[] input = input(random, lines);
    assertThat(scanned(trickle(input, random)))
        .isEqualTo(parsed(new ByteArrayInputStream(input)))
        .isEqualTo(scanned(new ByteArrayInputStream(input)));
    SEEN.addAndGet(lines);
  }

  @Property(tries = 500)
  void a_message_says_the_same_whatever_came_before_it(@ForAll long seed) throws IOException {
    check(seed);
  }

  @Property(tries = 100_000)
  @Tag("long")
  void a_message_says_the_same_in_millions_of_lines(@ForAll long seed) throws IOException {
    check(seed);
  }

  @AfterContainer
  static void tell() {
    System.err.println("Lines compared with the plain way: " + SEEN);
  }

  private static String record(String stream, String data, long time) {
    return "{\"type\":\"RECORD\",\"record\":{\"stream\":\""
        + stream
        + "\",\"data\":"
        + data
        + ",\"emitted_at\":"
        + time
        + "}}\n";
  }

  private static MessageScanner scanner(String text) {
    return new MessageScanner(new MessageReader(new ByteArrayInputStream(RandomJson.utf8(text))));
  }

  private static Incoming.Record nextRecord(MessageScanner scanner) throws IOException {
    return (Incoming.Record) scanner.next().orElseThrow();
  }

  @Test
  void records_of_one_stream_share_its_descriptor() throws IOException {
    MessageScanner scanner =
        scanner(record("s", "{}", 1) + record("s", "{\"a\":\"}\"}", 2) + record("s", "{}", 3));

    StreamDescriptor first = nextRecord(scanner).stream();
    Incoming.Record second = nextRecord(scanner);

    assertThat(second.stream()).isSameAs(first).isEqualTo(new StreamDescriptor().withName("s"));
    assertThat(data(second)).isEqualTo("{\"a\":\"}\"}");
    assertThat(second.emittedAt()).isEqualTo(2);
    assertThat(nextRecord(scanner).stream()).isSameAs(first);
    assertThat(scanner.next()).isEmpty();
  }

  @Test
  void a_line_feed_in_the_data_is_the_end_of_a_line() throws IOException {
    MessageScanner scanner = scanner(record("s", "{\"a\":1}", 1) + record("s", "{\"a\":\n1}", 1));

    nextRecord(scanner);

    assertThatThrownBy(scanner::next)
        .isInstanceOf(DamagedMessageException.class)
        .hasMessageContaining("Line 2");
    assertThatThrownBy(scanner::next).hasMessageContaining("Line 3");
    assertThat(scanner.next()).isEmpty();
  }

  @Test
  void unicode_line_separators_are_a_part_of_the_text() throws IOException {
    String data = "{\"a\":\"\u2028\u2029\u0085\"}";
    MessageScanner scanner = scanner(record("s", data, 1) + record("s", data, 1));

    for (int i = 0; i < 2; i++) {
      Incoming.Record record = nextRecord(scanner);
      assertThat(
              new String(record.data(), record.offset(), record.length(), StandardCharsets.UTF_8))
          .isEqualTo(data);
    }
  }

  @Test
  void characters_that_are_no_strict_utf8_are_damage_in_any_record() throws IOException {
    String broken = "{\"a\":\"\u00ed\u00a0\u0080\"}";
    String whole = "{\"a\":\"\u00ed\u009f\u00bf\"}";
    String text = record("s", broken, 1) + record("s", whole, 1) + record("s", broken, 1);
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    MessageScanner scanner = new MessageScanner(new MessageReader(new ByteArrayInputStream(bytes)));

    assertThatThrownBy(scanner::next).hasMessageContaining("no valid UTF-8");
    nextRecord(scanner);
    assertThatThrownBy(scanner::next).hasMessageContaining("no valid UTF-8");
  }

  @Test
  void records_larger_than_the_buffer_come_whole() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      text.append(record("s", "{\"a\":\"" + "x".repeat(i * i * 1_000) + "\"}", i));
    }
    MessageScanner scanner = scanner(text.toString());

    for (int i = 0; i < 40; i++) {
      Incoming.Record record = nextRecord(scanner);
      assertThat(record.emittedAt()).isEqualTo(i);
      assertThat(record.length()).isEqualTo(i * i * 1_000 + "{\"a\":\"\"}".length());
      assertThat(scanner.line()).isEqualTo(i + 1);
    }
  }

  @Test
  void ten_thousand_streams_may_take_turns() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 30_000; i++) {
      text.append(record("stream " + i % 10_000, "{\"i\":" + i + "}", i));
    }
    MessageScanner scanner = scanner(text.toString());

    for (int i = 0; i < 30_000; i++) {
      Incoming.Record record = nextRecord(scanner);
      assertThat(record.stream().getName()).isEqualTo("stream " + i % 10_000);
      assertThat(data(record)).isEqualTo("{\"i\":" + i + "}");
    }
  }

  @Test
  void what_arrived_is_given_before_a_stop_and_half_a_record_is_not() throws IOException {
    PipedOutputStream source = new PipedOutputStream();
    MessageReader reader = new MessageReader(new PipedInputStream(source, 4_096));
    MessageScanner scanner = new MessageScanner(reader);
    String record = record("s", "{\"a\":1}", 5);
    source.write(RandomJson.utf8(record + record + record.substring(0, record.length() - 1)));

    nextRecord(scanner);
    assertThat(scanner.drained()).isFalse();
    nextRecord(scanner);
    assertThat(scanner.drained()).isTrue();
    reader.stop();

    assertThat(scanner.next()).isEmpty();
  }

  @Test
  void the_last_line_needs_no_end() throws IOException {
    String record = record("s", "{\"a\":1}", 5);
    MessageScanner scanner = scanner(record + record.strip());

    nextRecord(scanner);

    assertThat(data(nextRecord(scanner))).isEqualTo("{\"a\":1}");
    assertThat(scanner.next()).isEmpty();
  }

  @Test
  void a_record_like_the_one_before_costs_no_memory() throws IOException {
    int records = 200_000;
    byte[] line = RandomJson.utf8(record("s", "{\"a\":1,\"b\":\"text \u00e9\",\"c\":[{}]}", 5));
    byte[] input = new byte[records * line.length];
    for (int i = 0; i < records; i++) {
      System.arraycopy(line, 0, input, i * line.length, line.length);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    MessageScanner scanner = new MessageScanner(new MessageReader(new ByteArrayInputStream(input)));
    for (int i = 0; i < records / 2; i++) {
      scanner.next();
    }

    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < records / 2; i++) {
      scanner.next();
    }

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(records);
  }
}
