package dev.tern.worker.sync;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Quick and thorough scans, and Jackson, see the same records. */
final class RecordScanTest {

  private static final List<String> FORMS =
      List.of(
          "{'type':'RECORD','record':{'stream':%1$s,'namespace':%2$s,'data':%3$s,'emitted_at':%4$d}}",
          "{'type':'RECORD','record':{'stream':%1$s,'data':%3$s,'emitted_at':%4$d}}",
          "{'record':{'data':%3$s,'emitted_at':%4$d,'stream':%1$s},'type':'RECORD'}",
          "{ 'type' : 'RECORD', 'record' : { 'stream' : %1$s , 'data' : %3$s , 'x' : [%4$d] } }\r",
          "{'type':'RECORD','record':{'emitted_at':%4$d,'stream':%1$s,'namespace':null,'data':%3$s}}",
          "{'type':'RECORD','record':{'stream':%1$s,'data':%3$s,'emitted_at':%4$d,'meta':{'changes':[]}}}");

  @Provide
  Arbitrary<List<String>> lines() {
    Arbitrary<String> names = Arbitraries.of("'a'", "'b'", "'\\u00e9'", "'é'", "'a\\\\b'");
    Arbitrary<String> data =
        Arbitraries.of(
            "{}",
            "{'id':1}",
            "{'id':10.50,'t':'x}}'}",
            "{'é':'\\ud83d\\ude00 😀','n':{'type':'STATE'}}",
            "{'emitted_at':1}",
            "{'record':{'data':{}}}");
    return Combinators.combine(
            Arbitraries.of(FORMS), names, names, data, Arbitraries.longs().between(0, 1L << 50))
        .as(
            (form, name, namespace, value, time) ->
                String.format(form, name, namespace, value, time))
        .map(Pair::quoted)
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  @Property(tries = 300)
  void all_find_the_same_parts(@ForAll("lines") List<String> lines) throws IOException {
    byte[] block = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    RecordScan quick = RecordScan.quick();
    RecordScan thorough = RecordScan.thorough();
    int at = 0;
    for (String line : lines) {
      int next = quick.read(block, at, block.length);
      assertThat(next).isEqualTo(at + line.getBytes(StandardCharsets.UTF_8).length + 1);
      assertThat(thorough.read(block, at, block.length)).isEqualTo(next);
      assertThat(parts(quick)).isEqualTo(parts(thorough));
      JsonNode record = ProtocolJson.mapper().readTree(line).get("record");
      assertThat(tree(block, at + quick.streamFrom(), at + quick.streamTo()))
          .isEqualTo(record.get("stream"));
      assertThat(tree(block, at + quick.dataFrom(), at + quick.dataTo()))
          .isEqualTo(record.get("data"));
      at = next;
    }
  }

  @Property(tries = 300)
  void those_that_are_read_at_once_are_of_one_stream_and_all_there(
      @ForAll("lines") List<String> lines, @ForAll @IntRange(min = 1, max = 4) int times) {
    String some = lines.stream().map(line -> (line + "\n").repeat(times)).collect(joining());
    byte[] block = some.getBytes(StandardCharsets.UTF_8);
    RecordScan quick = RecordScan.quick();
    RecordScan thorough = RecordScan.thorough();
    int at = 0;
    while (at < block.length) {
      int end = quick.readAlike(block, at, block.length);
      assertThat(end).isGreaterThan(at);
      String stream = text(block, at + quick.streamFrom(), at + quick.streamTo());
      int rows = 0;
      int dataBytes = 0;
      while (at < end) {
        int next = thorough.read(block, at, block.length);
        assertThat(text(block, at + thorough.streamFrom(), at + thorough.streamTo()))
            .isEqualTo(stream);
        rows += thorough.rows();
        dataBytes += thorough.dataTo() - thorough.dataFrom();
        at = next;
      }
      assertThat(at).isEqualTo(end);
      assertThat(quick.rows()).isEqualTo(rows);
      assertThat(quick.dataBytes()).isEqualTo(dataBytes);
    }
  }

  private static String text(byte[] block, int from, int to) {
    return new String(block, from, to - from, StandardCharsets.UTF_8);
  }

  /** However a line is cut, no scan takes the rest of it for a record. */
  @Property(tries = 300)
  void a_line_that_is_cut_is_none(@ForAll("lines") List<String> lines, @ForAll int place) {
    RecordScan quick = RecordScan.quick();
    byte[] whole = (lines.get(0) + "\n").getBytes(StandardCharsets.UTF_8);
    quick.read(whole, 0, whole.length);
    byte[] last = lines.get(lines.size() - 1).strip().getBytes(StandardCharsets.UTF_8);
    int cut = Math.floorMod(place, last.length);
    byte[] broken = java.util.Arrays.copyOf(last, cut + 1);
    broken[cut] = '\n';
    assertThat(quick.read(broken, 0, broken.length)).isNegative();
    assertThat(RecordScan.thorough().read(broken, 0, broken.length)).isNegative();
  }

  private static List<Integer> parts(RecordScan scan) {
    return List.of(
        scan.streamFrom(),
        scan.streamTo(),
        scan.namespaceFrom(),
        scan.namespaceFrom() < 0 ? 0 : scan.namespaceTo(),
        scan.dataFrom(),
        scan.dataTo());
  }

  private static JsonNode tree(byte[] block, int from, int to) throws IOException {
    return ProtocolJson.mapper().readTree(block, from, to - from);
  }
}
