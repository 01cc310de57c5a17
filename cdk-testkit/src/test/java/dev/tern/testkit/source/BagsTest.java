package dev.tern.testkit.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class BagsTest {

  private static List<JsonNode> records(String... texts) {
    return Stream.of(texts).map(BagsTest::record).toList();
  }

  private static JsonNode record(String text) {
    try {
      return ProtocolJson.mapper().readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_value_that_is_another_one_with_each_read_is_named() {
    List<JsonNode> before = records("{'id':1,'name':'a','seen':5}", "{'id':2,'name':'b','seen':5}");
    List<JsonNode> now = records("{'id':1,'name':'a','seen':7}", "{'id':2,'name':'b','seen':7}");
    assertThat(Bags.difference(before, now))
        .contains(
            "has other values in [seen]: {\"id\":1,\"name\":\"a\",\"seen\":7} in the place of"
                + " {\"id\":1,\"name\":\"a\",\"seen\":5}.");
  }

  @Test
  void a_record_that_is_gone_is_told_as_gone() {
    List<JsonNode> before = records("{'id':1,'name':'a'}", "{'id':2,'name':'b'}");
    assertThat(Bags.difference(before, records("{'id':2,'name':'b'}")))
        .contains("lacks 1 of 2 records: {\"id\":1,\"name\":\"a\"}.");
    assertThat(Bags.difference(before, records("{'id':2,'name':'b'}", "{'id':3,'name':'c'}")))
        .contains("lacks 1 of 2 records: {\"id\":1,\"name\":\"a\"}.");
  }
}
