package dev.tern.testkit.lint;

import static dev.tern.testkit.lint.GivenLines.send;
import static dev.tern.testkit.lint.GivenLines.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class HostileInputTest {

  private static final String CATALOG =
      "{\"streams\":[{\"stream\":{\"name\":\"a\",\"json_schema\":{\"type\":\"object\",\"properties\":"
          + "{\"x\":{\"type\":[\"null\",\"integer\"]}}},\"supported_sync_modes\":[\"full_refresh\"]},"
          + "\"sync_mode\":\"full_refresh\",\"destination_sync_mode\":\"append\"}]}";

  /** Pieces that messages are made of, and some that are in none. */
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "\"",
          "\n",
          "\r",
          "\\",
          "null",
          "true",
          "1",
          "-1e99",
          "1e400",
          "1e999999999",
          "-1e-999999999",
          "1e99999999999",
          "9".repeat(9_999),
          "[".repeat(990),
          "]".repeat(990),
          "{\"a\":".repeat(990),
          "\"\\u0000\\ud83d\"",
          "\"recordCount\":",
          "\"sourceStats\":{",
          "\"destinationStats\":{",
          "NaN",
          "\"type\":",
          "\"RECORD\"",
          "\"STATE\"",
          "\"TRACE\"",
          "\"CONTROL\"",
          "\"CATALOG\"",
          "\"SPEC\"",
          "\"record\":{",
          "\"state\":{",
          "\"trace\":{",
          "\"stream\":",
          "\"a\"",
          "\"data\":{\"x\":1}",
          "\"emitted_at\":1",
          "\"stream_descriptor\":{\"name\":\"a\"}",
          "\"stream_state\":{}",
          "\"global\":{",
          "\"stream_states\":[",
          "\"status\":\"COMPLETE\"",
          "{\"type\":\"STATE\",\"state\":{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":"
              + "{\"name\":\"a\"},\"stream_state\":{\"n\":1}}}}\n",
          "{\"type\":\"RECORD\",\"record\":{\"stream\":\"a\",\"data\":{\"x\":1},\"emitted_at\":1}}\n",
          "{\"type\":\"SPEC\",\"spec\":{\"connectionSpecification\":",
          "{\"type\":\"CATALOG\",\"catalog\":{\"streams\":[{\"name\":\"a\",\"json_schema\":",
          "\"properties\":",
          "\"oneOf\":",
          "\"$ref\":\"#\"",
          "\uFEFF",
          "\u2028",
          "é",
          "\uD83D\uDE00");

  private static Linter linter(Verb verb) throws IOException {
    JsonNode catalog = ProtocolJson.mapper().readTree(CATALOG);
    return new Linter(
        LintTask.of(verb, Profile.PLATFORM)
            .withCatalog(catalog)
            .withBefore(catalog)
            .withSpec(catalog)
            .withConfig(catalog));
  }

  @Provide
  Arbitrary<List<byte[]>> chunks() {
    Arbitrary<byte[]> pieces =
        Arbitraries.of(PIECES).map(piece -> piece.getBytes(StandardCharsets.UTF_8));
    Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(4);
    return Arbitraries.frequencyOf(Tuple.of(9, pieces), Tuple.of(1, noise)).list().ofMaxSize(60);
  }

  @Property(tries = 2000)
  void nothing_that_is_read_makes_the_linter_throw(
      @ForAll("chunks") List<byte[]> chunks, @ForAll Verb verb, @ForAll boolean answered)
      throws Exception {
    Linter linter = linter(verb);
    for (byte[] chunk : chunks) {
      linter.output(chunk, 0, chunk.length);
      linter.errors(chunk, 0, chunk.length);
      if (answered) {
        linter.input(chunk, 0, chunk.length);
      }
    }
    linter.end(OptionalInt.of(0));

    assertThat(linter.findings()).allMatch(found -> !found.message().isEmpty());
  }

  @Property(tries = 500)
  void where_the_bytes_are_cut_into_chunks_does_not_matter(
      @ForAll("chunks") List<byte[]> chunks, @ForAll Verb verb) throws Exception {
    Linter whole = linter(verb);
    Linter single = linter(verb);
    byte[] all = joined(chunks);
    whole.output(all, 0, all.length);
    for (int at = 0; at < all.length; at++) {
      single.output(all, at, 1);
    }
    whole.end(OptionalInt.of(0));
    single.end(OptionalInt.of(0));

    assertThat(single.findings()).isEqualTo(whole.findings());
    assertThat(single.judged()).isEqualTo(whole.judged());
  }

  private static byte[] joined(List<byte[]> chunks) {
    int size = chunks.stream().mapToInt(chunk -> chunk.length).sum();
    byte[] all = new byte[size];
    int at = 0;
    for (byte[] chunk : chunks) {
      System.arraycopy(chunk, 0, all, at, chunk.length);
      at += chunk.length;
    }
    return all;
  }

  @Example
  void a_record_beyond_the_limits_is_counted_and_told_once() throws Exception {
    for (String value : List.of("[".repeat(100_000), "1".repeat(2_000_000), "NaN")) {
      Linter linter = linter(Verb.READ);
      send(
          linter,
          "{\"type\":\"RECORD\",\"record\":{\"stream\":\"a\",\"emitted_at\":1,\"data\":{\"x\":"
              + value
              + "}}}\n");
      send(linter, state("a", 1));
      linter.end(OptionalInt.empty());

      assertThat(ids(linter)).containsExactly("ENV-21");
    }
  }

  @Example
  void a_state_of_a_thousand_levels_is_judged() throws Exception {
    String deep = "{\"a\":".repeat(990) + "1" + "}".repeat(990);
    Linter linter = linter(Verb.WRITE);
    byte[] line = state("a", 0).replace("{\"n\":0}", deep).getBytes(StandardCharsets.UTF_8);
    linter.input(line, 0, line.length);
    linter.output(line, 0, line.length);
    linter.end(OptionalInt.empty());

    assertThat(ids(linter)).containsExactly("WRITE-7");
  }

  @Example
  void counts_with_a_gigabyte_of_zeros_are_no_counts() throws Exception {
    for (String count : List.of("1e999999999", "1e-999999999", "0.5")) {
      Linter linter = linter(Verb.WRITE);
      String line =
          state("a", 0)
              .replace("sourceStats", "destinationStats")
              .replace(":0.0}", ":" + count + ",\"rejectedRecordCount\":1}");
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      linter.input(bytes, 0, bytes.length);
      linter.output(bytes, 0, bytes.length);
      linter.end(OptionalInt.empty());

      assertThat(ids(linter)).contains("WRITE-7");
    }
  }

  @Example
  void a_schema_of_no_sense_is_looked_at_without_end_or_harm() throws Exception {
    for (String part :
        List.of("{\"$ref\":\"#\"}", "{\"type\":1e999999999}", "{\"enum\":[1e400]}")) {
      String catalog = CATALOG.replace("{\"type\":[\"null\",\"integer\"]}", part);
      Linter reads =
          new Linter(
              LintTask.of(Verb.READ, Profile.PLATFORM)
                  .withCatalog(ProtocolJson.mapper().readTree(catalog)));
      send(
          reads,
          "{\"type\":\"RECORD\",\"record\":{\"stream\":\"a\",\"emitted_at\":1,\"data\":"
              + "{\"x\":1e999999999}}}\n");
      reads.end(OptionalInt.empty());
      Linter offers = new Linter(LintTask.of(Verb.DISCOVER, Profile.PLATFORM));
      send(
          offers,
          "{\"type\":\"CATALOG\",\"catalog\":{\"streams\":[{\"name\":\"a\",\"json_schema\":"
              + "{\"type\":\"object\",\"properties\":{\"x\":"
              + part
              + "}}}]}}\n");
      offers.end(OptionalInt.empty());

      assertThat(reads.judged()).isNotEmpty();
      assertThat(offers.judged()).isNotEmpty();
    }
  }

  private static List<String> ids(Linter linter) {
    List<String> ids = new ArrayList<>();
    for (Finding finding : linter.findings()) {
      ids.add(finding.rule().id());
    }
    return ids;
  }
}
