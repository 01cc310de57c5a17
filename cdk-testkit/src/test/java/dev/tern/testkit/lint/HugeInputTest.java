package dev.tern.testkit.lint;

import static dev.tern.testkit.lint.GivenLines.send;
import static dev.tern.testkit.lint.GivenLines.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Profile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HugeInputTest {

  private static final long MOST_MEMORY = 64L << 20;

  private static final String CATALOG =
      "{\"streams\":[{\"stream\":{\"name\":\"a\",\"json_schema\":{\"type\":\"object\",\"properties\":"
          + "{\"y\":{\"type\":\"string\"}}},\"supported_sync_modes\":[\"full_refresh\"]},"
          + "\"sync_mode\":\"full_refresh\",\"destination_sync_mode\":\"append\"}]}";

  private static Linter linter(Verb verb) throws Exception {
    JsonNode catalog = ProtocolJson.mapper().readTree(CATALOG);
    return new Linter(LintTask.of(verb, Profile.PLATFORM).withCatalog(catalog));
  }

  @Test
  void a_line_of_100_megabytes_takes_the_memory_of_its_beginning() throws Exception {
    longLine(100);
  }

  @Test
  @Tag("long")
  void a_line_of_a_gigabyte_takes_the_memory_of_its_beginning() throws Exception {
    longLine(1024);
  }

  private static void longLine(int megabytes) throws Exception {
    Linter linter = linter(Verb.READ);
    byte[] block = new byte[1 << 20];
    Arrays.fill(block, (byte) 'y');
    long before = usedAfterCollection();

    send(linter, "{\"type\":\"RECORD\",\"record\":{\"stream\":\"a\",\"data\":{\"y\":\"");
    for (int megabyte = 0; megabyte < megabytes; megabyte++) {
      linter.output(block, 0, block.length);
    }
    assertThat(usedAfterCollection() - before).isLessThan(MOST_MEMORY);
    send(linter, "\"},\"emitted_at\":1}}\n");
    send(linter, state("a", 1));
    linter.end(OptionalInt.empty());

    assertThat(linter.findings()) // and not READ-18: it was counted
        .extracting(it -> it.rule().id())
        .containsExactly("ENV-22");
  }

  @Test
  void states_of_40_000_streams_are_not_remembered() throws Exception {
    manyStreams(40_000);
  }

  @Test
  @Tag("long")
  void states_of_a_million_streams_are_not_remembered() throws Exception {
    manyStreams(1_000_000);
  }

  private static void manyStreams(int streams) throws Exception {
    Linter source = linter(Verb.READ);
    Linter destination = linter(Verb.WRITE);
    long before = usedAfterCollection();
    for (int stream = 0; stream < streams; stream++) {
      byte[] line = state("s" + stream, 0).getBytes(StandardCharsets.UTF_8);
      source.output(line, 0, line.length);
      destination.input(line, 0, line.length);
    }

    assertThat(usedAfterCollection() - before).isLessThan(MOST_MEMORY);
    source.end(OptionalInt.empty());
    destination.end(OptionalInt.empty());
    assertThat(source.findings())
        .extracting(Finding::message)
        .containsExactly(
            "A state is of 's0', which is not in the catalog (" + streams + " times).");
    assertThat(destination.findings()).isEmpty();
  }

  @Test
  void a_destination_may_answer_long_after_it_was_asked() throws Exception {
    Linter linter = linter(Verb.WRITE);
    byte[][] lines = new byte[PendingStates.MOST / 4][];
    for (int number = 0; number < lines.length; number++) {
      String text = state("a", 0).replace("\"n\":0", "\"n\":" + number);
      lines[number] = text.getBytes(StandardCharsets.UTF_8);
      linter.input(lines[number], 0, lines[number].length);
    }
    for (byte[] line : lines) {
      linter.output(line, 0, line.length);
    }
    linter.end(OptionalInt.of(0));

    assertThat(linter.findings()) // it does not count
        .extracting(it -> it.rule().id())
        .containsExactly("WRITE-7");
  }

  @Test
  @Timeout(30)
  void a_pattern_of_any_length_is_judged_at_once() throws Exception {
    String pattern = "a".repeat(500_000);
    JsonNode spec =
        ProtocolJson.mapper()
            .readTree(
                "{\"connectionSpecification\":{\"type\":\"object\",\"properties\":{\"key\":"
                    + "{\"type\":\"string\",\"title\":\"Key\",\"pattern\":\"%s\"}},"
                        .formatted(pattern)
                    + "\"patternProperties\":{\"%s\":{\"type\":\"string\"}}}}".formatted(pattern));
    Linter printed = new Linter(LintTask.of(Verb.SPEC, Profile.PLATFORM));
    LintTask task = LintTask.of(Verb.CHECK, Profile.PLATFORM).withSpec(spec);
    Linter configured =
        new Linter(task.withConfig(ProtocolJson.mapper().readTree("{\"key\":\"b\"}")));

    send(printed, "{\"type\":\"SPEC\",\"spec\":" + spec + "}\n");
    printed.end(OptionalInt.of(0));
    configured.end(OptionalInt.of(0));

    assertThat(printed.findings())
        .extracting(Finding::message)
        .containsExactly("The specification uses 'patternProperties'.");
    assertThat(configured.judged()).contains("CMD-6");
  }

  private static long usedAfterCollection() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
